using System.Globalization;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>A place in the timeline as one word.</summary>
internal static class PlaceText
{
    public static string Of(TimelineCursor cursor) => string.Create(
        CultureInfo.InvariantCulture, $"{cursor.Stamp.Microseconds}.{cursor.Stamp.Counter}.{cursor.Node}.{cursor.BootId:N}.{cursor.Number}");

    /// <summary>Null: it is none.</summary>
    public static TimelineCursor? Parse(string text) =>
        text.Split('.') is [var micros, var counter, { Length: > 0 } node, var boot, var number]
        && long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && uint.TryParse(counter, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && Guid.TryParseExact(boot, "N", out var life)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new TimelineCursor(new HybridStamp(at, count), node, life, (ulong)place)
            : null;
}
