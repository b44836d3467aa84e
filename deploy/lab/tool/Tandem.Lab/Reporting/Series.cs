using System.Text.Json.Serialization;

namespace Tandem.Lab.Reporting;

/// <summary>The repetitions of one measurement; a repetition that gave no value is counted, not hidden.</summary>
internal sealed record Series([property: JsonPropertyOrder(1)] IReadOnlyList<double> Values, [property: JsonPropertyOrder(1)] int Missing)
{
    /// <summary>Every repetition gave something.</summary>
    [JsonIgnore]
    public bool IsWhole => Missing == 0;

    public double? Median => Values.Count == 0 ? null : MiddleOf([.. Values.Order()]);

    public double? Min => Values.Count == 0 ? null : Values.Min();

    public double? Max => Values.Count == 0 ? null : Values.Max();

    /// <summary>The value that 99 of 100 do not exceed; only of many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? P99 => Values.Count < 100 ? null : Values.Order().ElementAt((int)Math.Ceiling(Values.Count * 0.99) - 1);

    public static Series Of(IEnumerable<double?> values)
    {
        var all = values.ToList();
        return new([.. all.OfType<double>().Select(value => Math.Round(value, 3))], all.Count(value => value is null));
    }

    private static double MiddleOf(double[] sorted) =>
        Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, 3);
}
