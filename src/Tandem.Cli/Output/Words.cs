using System.Globalization;

namespace Tandem.Cli.Output;

/// <summary>Times as people say them.</summary>
internal static class Words
{
    /// <summary>41s, 12m, 2h03m, 5d04h.</summary>
    public static string Span(TimeSpan span)
    {
        var seconds = (long)Math.Max(0, span.TotalSeconds);
        return seconds switch
        {
            < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
            < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m"),
            < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}h{seconds % 3600 / 60:00}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400}d{seconds % 86_400 / 3600:00}h"),
        };
    }

    /// <summary>From a time to another; a dash where it is not known.</summary>
    public static string Since(DateTimeOffset? since, DateTimeOffset now) => since is { } then ? Span(now - then) : "-";

    /// <summary>In the words of the logs.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the millisecond.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>12 ms, 1.5 s.</summary>
    public static string Milliseconds(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s");

    /// <summary>1 router, 2 routers.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
