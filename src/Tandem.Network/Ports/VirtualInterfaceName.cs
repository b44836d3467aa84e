using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>
/// The name of a virtual router's macvlan: <c>vrrp4.51.2</c> is IPv4 VRID 51 on interface number 2. It tells ownership on kernels
/// that cannot tag addresses. A name has 15 characters at most; where numbers are too long for this form, both are written in hexadecimal:
/// <c>vr4-97-1e240</c> is VRID 151 on interface number 123456.
/// </summary>
public static class VirtualInterfaceName
{
    private const int MaxLength = 15;

    /// <summary>The name for a router on the interface with this number.</summary>
    public static string Of(Family family, Vrid vrid, int interfaceIndex)
    {
        var version = family == Family.IPv4 ? '4' : '6';
        var name = string.Create(CultureInfo.InvariantCulture, $"vrrp{version}.{vrid.Value}.{interfaceIndex}");
        return name.Length <= MaxLength ? name : string.Create(CultureInfo.InvariantCulture, $"vr{version}-{vrid.Value:x2}-{interfaceIndex:x}");
    }

    /// <summary>Whether a name has our form and belongs to the interface with this number.</summary>
    public static bool TryParse(string name, int interfaceIndex, out Family family, out Vrid vrid) =>
        TryParse(name, out family, out vrid, out var index) && index == interfaceIndex;

    /// <summary>Whether a name has our form.</summary>
    public static bool TryParse(string name, out Family family, out Vrid vrid, out int interfaceIndex)
    {
        (family, vrid, interfaceIndex) = (default, default, 0);
        byte number = 0;
        var parts = name.Split('.', '-');
        var known = parts switch
        {
            ["vrrp4" or "vrrp6", var text, var index] => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out interfaceIndex),
            ["vr4" or "vr6", var text, var index] => byte.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
                && int.TryParse(index, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out interfaceIndex),
            _ => false,
        };
        if (!known || number == 0)
        {
            return false;
        }

        (family, vrid) = (parts[0].EndsWith('4') ? Family.IPv4 : Family.IPv6, new Vrid(number));
        return name == Of(family, vrid, interfaceIndex);
    }
}
