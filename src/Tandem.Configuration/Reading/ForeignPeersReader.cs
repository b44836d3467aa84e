using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads who else takes part in a virtual router: the addresses that VRRP routers which are no nodes advertise from.</summary>
internal static class ForeignPeersReader
{
    private const string Key = "foreign-peers";
    private const string Allowed = "a list of the addresses that they advertise from, without prefix length: [\"192.168.1.7\"]";

    /// <param name="router">Its section.</param>
    /// <param name="addresses">What it stands for; null when that is not known.</param>
    public static ValueList<IPvXAddress> Read(ConfigSection router, VirtualAddresses? addresses)
    {
        var texts = router.ReadList(Key, Allowed) ?? [];
        var read = new List<IPvXAddress>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (IPvXAddress.TryParse(texts[i], out var address) && Refusal(address, addresses, read) is { } refusal)
            {
                router.Context.RefuseItem(router.PathOf(Key), i, texts[i], refusal);
            }
            else if (address == default)
            {
                router.Context.RefuseItem(router.PathOf(Key), i, texts[i], "an IPv4 or IPv6 address without prefix length, such as 192.168.1.7");
            }
            else
            {
                read.Add(address);
            }
        }

        return [.. read];
    }

    /// <summary>What is allowed instead; null for an address that the router can hear.</summary>
    private static string? Refusal(IPvXAddress address, VirtualAddresses? own, List<IPvXAddress> before)
    {
        if (AddressRules.Unusable(address) is { } unusable)
        {
            return $"an address a host can have: this is {unusable}";
        }

        if (before.Contains(address))
        {
            return "every address once";
        }

        if (own is null)
        {
            return null;
        }

        if (address.Family != own[0].Address.Family)
        {
            return $"addresses of the router's own family, {own[0].Address.Family}";
        }

        if (address.Family == Family.IPv6 && !address.IsLinkLocal)
        {
            return "a link-local address (fe80::/10): VRRP for IPv6 is sent from no other (RFC 9568 §5.1.2.1)";
        }

        return own.Contains(address) ? "an address of the peer's own: this one moves with the virtual router" : null;
    }
}
