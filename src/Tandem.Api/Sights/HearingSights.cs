using System.Globalization;
using Tandem.Coordination.Hearing;

namespace Tandem.Api.Sights;

/// <summary>From what the members say of whom they hear to what is seen.</summary>
internal static class HearingSights
{
    /// <summary>The members say it twice a second. What is older says nothing of now.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    public static HearingSight Of(HearingMatrix? matrix, DateTimeOffset now)
    {
        if (matrix is null)
        {
            return HearingSight.Nothing;
        }

        var isFresh = now - matrix.At <= Fresh;
        return new(
            [.. matrix.Cells.Select(cell => new HearingCell(cell.Segment, cell.Family, cell.Hearer, cell.Speaker, isFresh ? cell.IsHeard : null, cell.IsHeard ? "" : Detail(cell.Missed, cell.Silence), matrix.At))],
            isFresh ? [.. matrix.Faults.Select(fault => fault.Text)] : []);
    }

    private static string Detail(uint missed, TimeSpan? silence) => string.Create(
        CultureInfo.InvariantCulture,
        $"{missed} questions without an answer, {(silence is { } quiet ? $"and nothing heard for {quiet.TotalSeconds:0.0} s" : "and nothing ever heard")}");
}
