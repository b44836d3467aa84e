using System.Text;

namespace Tandem.Api.Metrics;

/// <summary>Names what a value is of. Made once: a scrape of a thousand routers only copies the bytes.</summary>
internal sealed class LabelSet
{
    public static readonly LabelSet None = new();

    private readonly byte[] _text;

    public LabelSet(params (string Name, string Value)[] pairs)
    {
        Tags = [.. pairs.Select(pair => new KeyValuePair<string, object?>(pair.Name, pair.Value))];
        _text = Encoding.UTF8.GetBytes(string.Join(',', pairs.Select(pair => $"{pair.Name}=\"{Escaped(pair.Value)}\"")));
    }

    /// <summary>For OpenTelemetry.</summary>
    public KeyValuePair<string, object?>[] Tags { get; }

    /// <summary>As Prometheus reads it, without braces.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>One set for each value that a label can have.</summary>
    public static LabelSet[] For<T>(string name)
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(value => new LabelSet((name, value)))];

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
