using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Timeline;

/// <summary>A router's key as one word, as it is stored.</summary>
internal static class RouterName
{
    /// <summary>The segment may have hyphens, so it is read from the end; null when it is no router's.</summary>
    public static VirtualRouterKey? Parse(string text)
    {
        var parts = text.Split('-');
        return parts is [_, .., "4" or "6", var vrid] && int.TryParse(vrid, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 255
            ? new VirtualRouterKey(string.Join('-', parts[..^2]), parts[^2] == "4" ? Family.IPv4 : Family.IPv6, new Vrid(number))
            : null;
    }
}
