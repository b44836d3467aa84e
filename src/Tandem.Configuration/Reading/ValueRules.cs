using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Network.Checks;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>The kinds of single values, with their bounds.</summary>
internal static partial class ValueRules
{
    public static readonly ValueRule<bool> Flag = new("on or off", text => text switch
    {
        "on" or "true" => true,
        "off" or "false" => false,
        _ => null,
    });

    public static readonly ValueRule<Vrid> Vrid = new("1..255 (RFC 9568 §6.1)", text => Whole(text, 1, 255) is { } n ? new Vrid(n) : null);

    public static readonly ValueRule<Priority> Priority = new(
        "1..254, or 255 for the node that owns the addresses (RFC 9568 §5.2.4)", text => Whole(text, 1, 255) is { } n ? new Priority((byte)n) : null);

    public static readonly ValueRule<VrrpVersion> Version = new("3 (RFC 9568) or 2 (RFC 3768)", text => text switch
    {
        "3" => VrrpVersion.V3,
        "2" => VrrpVersion.V2,
        _ => null,
    });

    public static readonly ValueRule<ChecksumSetting> Checksum = new("auto, pseudo-header or message-only", text => text switch
    {
        "auto" => ChecksumSetting.Auto,
        "pseudo-header" => ChecksumSetting.PseudoHeader,
        "message-only" => ChecksumSetting.MessageOnly,
        _ => null,
    });

    public static readonly ValueRule<int> AnnouncementCount = new("1..60", text => Whole(text, 1, 60));

    public static readonly ValueRule<TimeSpan> AnnouncementInterval = new("100ms..60s, with its unit (1s, 500ms)", text => Span(text, 100, 60_000, 1));

    public static readonly ValueRule<int> RepeatsPerSecond = new("1..100000 frames a second", text => Whole(text, 1, 100_000));
    public static readonly ValueRule<int> Port = new("1024..65535", text => Whole(text, 1024, 65535));

    public static readonly ValueRule<TimeSpan> StallTimeout = new("500ms..60s, with its unit (500ms, 2s)", text => Span(text, 500, 60_000, 1));

    public static readonly ValueRule<TimeSpan> GateLease = new("100ms..10s, with its unit (300ms, 1s)", text => Span(text, 100, 10_000, 1));

    public static readonly ValueRule<TimeSpan> PreemptDelay = new("0s..1000s, with its unit (30s, 500ms)", text => Span(text, 0, 1_000_000, 1));

    public static readonly ValueRule<TimeSpan> PreemptHold = new("0s..60s, with its unit (10s, 500ms)", text => Span(text, 0, 60_000, 1));

    public static readonly ValueRule<TimeSpan> Age = new("1h..3650d in whole hours or days, with its unit (12h, 30d)", text => AgePattern().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "d" ? 24 : 1) is >= 1 and <= 87_600 and var hours
            ? TimeSpan.FromHours(hours)
            : null);

    public static readonly ValueRule<long> DiskSize = new("4MiB..16GiB in whole units (64MiB, 1GiB)", text => SizePattern().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "GiB" ? 1024L : 1L) is >= 4 and <= 16_384 and var mebibytes
            ? mebibytes << 20
            : null);

    public static readonly ValueRule<TimeSpan> CheckInterval = new("100ms..3600s, with its unit (1s, 500ms)", text => Span(text, 100, 3_600_000, 1));

    public static readonly ValueRule<TimeSpan> ExportInterval = new("1s..3600s, with its unit (30s)", text => Span(text, 1000, 3_600_000, 1));

    public static readonly ValueRule<TimeSpan> CheckTimeout = new("50ms..60s, with its unit (1s, 500ms)", text => Span(text, 50, 60_000, 1));

    public static readonly ValueRule<int> CheckRuns = new("1..100 runs in a row", text => Whole(text, 1, 100));

    public static readonly ValueRule<StatusRange> Status = new("one status of HTTP or a range, 100..599: 200 or 200-399", text => StatusPattern().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var low
        && (match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : low) is var high
        && low is >= 100 && high is <= 599 && low <= high
            ? new StatusRange(low, high)
            : null);

    public static readonly ValueRule<int> Weight = new("release, or a weight of -254..-1 or 1..254", text => text == "release" ? 0
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) && weight is >= -254 and <= 254 and not 0 ? weight : null);

    /// <summary>VRRPv3 counts in centiseconds in 12 bits, VRRPv2 in seconds in 8.</summary>
    public static ValueRule<AdvertisementInterval> Interval(VrrpVersion version) => version == VrrpVersion.V2
        ? new("1s..255s in whole seconds for VRRPv2, with its unit (RFC 3768 §5.3.7)", text => Centiseconds(Span(text, 1000, 255_000, 1000)))
        : new("10ms..40.95s in steps of 10ms, with its unit (1s, 100ms; RFC 9568 §6.1)", text => Centiseconds(Span(text, 10, 40_950, 10)));

    /// <summary>Letters, digits and hyphens: a name ends up in file names, log fields and metrics.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    public const string AllowedName = "1 to 63 of a-z, 0-9 and -, not - at either end";

    private static int? Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static AdvertisementInterval? Centiseconds(TimeSpan? span) =>
        span is { } given ? new AdvertisementInterval((int)(given.TotalMilliseconds / 10)) : null;

    /// <summary>A number with "s" or "ms" that is a multiple of a step; everything in milliseconds.</summary>
    private static TimeSpan? Span(string text, int least, int most, int step)
    {
        var match = SpanPattern().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var milliseconds = match.Groups[2].Value == "s" && number <= most ? number * 1000 : number;
        return milliseconds >= least && milliseconds <= most && milliseconds % step == 0
            ? TimeSpan.FromMilliseconds((long)milliseconds)
            : null;
    }

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?(ms|s)$")]
    private static partial Regex SpanPattern();

    [GeneratedRegex("^([0-9]{3})(?:-([0-9]{3}))?$")]
    private static partial Regex StatusPattern();

    [GeneratedRegex("^([0-9]{1,6}) ?(h|d)$")]
    private static partial Regex AgePattern();

    [GeneratedRegex("^([0-9]{1,6}) ?(MiB|GiB)$")]
    private static partial Regex SizePattern();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex NamePattern();
}
