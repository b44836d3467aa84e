using System.Globalization;

namespace Tandem.Lab.Reporting;

/// <summary>What an event may cost each address: <c>lost=N</c>, <c>gap=MS</c>, <c>moved=MS</c>, <c>still</c> or, without limit, <c>any</c>.</summary>
internal sealed record Bound(BoundKind Kind, double Limit)
{
    public static Bound Parse(string? text) => text?.Split('=') switch
    {
        null or ["any"] => new(BoundKind.Any, 0),
        ["still"] => new(BoundKind.Still, 0),
        ["lost", var limit] => new(BoundKind.Lost, Number(limit)),
        ["gap", var limit] => new(BoundKind.Gap, Number(limit)),
        ["moved", var limit] => new(BoundKind.Moved, Number(limit)),
        _ => throw new ArgumentException($"{text}: expected lost=N, gap=MS, moved=MS, still or any"),
    };

    /// <summary>A sentence when it was not kept.</summary>
    public string? Broken(EventRow row) => Kind switch
    {
        BoundKind.Lost when row.ProbesLost > Limit =>
            Say(row, $"lost {row.ProbesLost} probes; allowed: {Limit}"),
        BoundKind.Gap when row.LongestGapMs > Limit =>
            Say(row, $"did not answer for {row.LongestGapMs:f0} ms; allowed: {Limit} ms"),
        BoundKind.Moved when row.Before != row.Expected && row.MovedMs is null =>
            Say(row, $"was never answered by node {row.Expected}"),
        BoundKind.Moved when row.Before != row.Expected && row.MovedMs > Limit =>
            Say(row, $"moved after {row.MovedMs:f0} ms; allowed: {Limit} ms"),
        BoundKind.Still when row.AnsweredByOthers > 0 =>
            Say(row, $"moved: {row.AnsweredByOthers} probes were answered by another node than {row.Before}"),
        _ => null,
    };

    private static string Say(EventRow row, FormattableString what) => string.Create(CultureInfo.InvariantCulture, $"\"{row.Event}\": {row.Address} {FormattableString.Invariant(what)}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
