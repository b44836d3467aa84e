using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "arbitration" of a segment.</summary>
internal static class ArbitrationReader
{
    private static readonly ValueRule<bool> Mode = new("off or witness", text => text switch
    {
        "off" => false,
        "witness" => true,
        _ => null,
    });

    private static readonly ValueRule<IPvXAddress> Address = new(
        "the IPv4 or IPv6 address of a host on the segment that answers to ARP or neighbour solicitations, without prefix length: 192.168.1.1",
        text => IPvXAddress.TryParse(text, out var address) && AddressRules.Unusable(address) is null && !AddressRules.IsLoopback(address) ? address : null);

    /// <summary>A witness that is not asked is read, and is none; one that cannot be read is no second fault.</summary>
    public static ArbitrationOptions Read(ConfigSection segment)
    {
        var section = segment.Section("arbitration");
        var isOn = section.Read("mode", Mode, ArbitrationOptions.Off.IsOn);
        if (!section.Has("witness"))
        {
            return new(isOn, null);
        }

        return section.TryRead("witness", Address, out var witness) && isOn ? new(true, witness) : ArbitrationOptions.Off;
    }
}
