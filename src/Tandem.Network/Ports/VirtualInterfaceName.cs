using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>
/// The name of a virtual router's macvlan: <c>vrrp4.51.2</c> is IPv4 VRID 51 on interface number 2. It tells ownership on kernels
/// that cannot tag addresses, and is at most 15 characters long while the number has four digits or fewer.
/// </summary>
public static class VirtualInterfaceName
{
    /// <summary>The name for a router on the interface with this number.</summary>
    public static string Of(Family family, Vrid vrid, int interfaceIndex) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix(family)}{vrid.Value}.{interfaceIndex}");

    /// <summary>Whether a name has our form and belongs to the interface with this number.</summary>
    public static bool TryParse(string name, int interfaceIndex, out Family family, out Vrid vrid)
    {
        family = name.StartsWith(Prefix(Family.IPv6), StringComparison.Ordinal) ? Family.IPv6 : Family.IPv4;
        vrid = default;
        var parts = name.Split('.');
        if (parts.Length != 3
            || !byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0)
        {
            return false;
        }

        vrid = new Vrid(number);
        return name == Of(family, vrid, interfaceIndex);
    }

    private static string Prefix(Family family) => family == Family.IPv4 ? "vrrp4." : "vrrp6.";
}
