using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "metrics".</summary>
internal static class MetricsReader
{
    /// <summary>What a place to listen on may be.</summary>
    public const string AllowedPlace = "an IP address of the node, or {address} for its own on the management network, and a port of 1024..65535: \"127.0.0.1:9471\"";
    private const string AllowedUrl = "http:// or https://, a host and its port: \"http://10.0.0.9:4318\"";

    private static readonly IPvXAddress Any = IPvXAddress.Parse("127.0.0.1");

    public static MetricsOptions Read(ConfigSection root)
    {
        var section = root.Section("metrics");
        return new(
            ReadPlace(section),
            Read(section, "otlp", AllowedUrl, UrlOf),
            section.Read("otlp-interval", ValueRules.ExportInterval, MetricsOptions.Default.OtlpInterval));
    }

    /// <summary>Where a section wants to listen; null: nowhere.</summary>
    public static string? ReadPlace(ConfigSection section) => Read(section, "listen", AllowedPlace, static text => MetricsOptions.PlaceOf(text, Any) is null ? null : text);

    private static Uri? UrlOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 } ? url : null;

    private static T? Read<T>(ConfigSection section, string key, string allowed, Func<string, T?> parse)
        where T : class
    {
        if (!section.Has(key) || !section.TryReadText(key, allowed, out var text))
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            section.Context.Refuse(section.PathOf(key), text, allowed);
        }

        return value;
    }
}
