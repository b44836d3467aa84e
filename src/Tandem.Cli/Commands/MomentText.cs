using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Cli.Commands;

/// <summary>A moment as an operator types it: a time, or how long ago.</summary>
internal static partial class MomentText
{
    public const string Allowed = "how long ago (90s, 10m, 2h, 3d), or a time in UTC (03:12, 2026-01-31, 2026-01-31T03:12:00Z)";

    private static readonly string[] Times = ["HH:mm", "HH:mm:ss"];

    /// <summary>Null: it is neither.</summary>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        if (Ago().Match(text) is { Success: true } ago && int.TryParse(ago.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return now - (ago.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(count),
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            });
        }

        if (TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            // The last such moment: at three in the morning 23:50 was yesterday.
            var today = new DateTimeOffset(now.UtcDateTime.Date + time.ToTimeSpan(), TimeSpan.Zero);
            return today <= now ? today : today.AddDays(-1);
        }

        return Date().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }

    /// <summary>What an option says, in the words of the API; null when it is not given.</summary>
    /// <exception cref="FailedException">It is no moment.</exception>
    public static string? Read(ParseResult parsed, Option<string?> option, DateTimeOffset now) => parsed.GetValue(option) is not { } text
        ? null
        : Shown(Parse(text, now) ?? throw new FailedException(ExitCode.Usage, $"{option.Name} is {text}; allowed {Allowed}"));

    public static string Shown(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{1,5})(s|m|h|d)$")]
    private static partial Regex Ago();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();
}
