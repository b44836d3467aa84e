using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the addresses of one virtual router.</summary>
internal static class AddressListReader
{
    private const string Key = "addresses";
    private const string Allowed = "a list of 1..255 IPv4 or 1..90 IPv6 addresses with prefix length: [\"192.168.1.100/24\"]";

    public static VirtualAddresses? Read(ConfigSection router)
    {
        var (context, path) = (router.Context, router.PathOf(Key));
        var texts = router.ReadList(Key, Allowed);
        if (texts is not { Count: > 0 })
        {
            if (texts is not null || !router.Has(Key))
            {
                context.Refuse(path, texts is null ? null : "empty", Allowed);
            }

            return null;
        }

        var read = new List<VirtualAddress>();
        for (var i = 0; i < texts.Count; i++)
        {
            var (address, allowed) = AddressRules.ReadVirtual(texts[i]);
            if (address is not { } good)
            {
                context.RefuseItem(path, i, texts[i], allowed);
            }
            else if (read.Any(other => other.Address == good.Address))
            {
                context.RefuseItem(path, i, texts[i], "every address once");
            }
            else if (read.Count > 0 && read[0].Address.Family != good.Address.Family)
            {
                context.RefuseItem(path, i, texts[i], $"addresses of one family: the first is {read[0].Address.Family}; make a router for each");
            }
            else
            {
                read.Add(good);
            }
        }

        return read.Count == texts.Count && Fits(context, path, read) ? new VirtualAddresses(read) : null;
    }

    private static bool Fits(ReadContext context, string path, List<VirtualAddress> addresses)
    {
        var (family, first) = (addresses[0].Address.Family, addresses[0]);
        var most = family == Family.IPv4 ? VirtualAddresses.MostIPv4 : VirtualAddresses.MostIPv6;
        if (addresses.Count > most)
        {
            context.Fault(path, $"has {addresses.Count} addresses", $"1..{most} {family} addresses, what one advertisement can hold; share them between two routers");
            return false;
        }

        if (family == Family.IPv6 && !first.Address.IsLinkLocal)
        {
            context.RefuseItem(path, 0, first.ToString(), "a link-local address (fe80::/10) as the first of an IPv6 router, such as fe80::100/64 (RFC 9568 §5.2.9)");
            return false;
        }

        return true;
    }
}
