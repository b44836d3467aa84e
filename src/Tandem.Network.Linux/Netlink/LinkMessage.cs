using System.Runtime.InteropServices;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>RTM_NEWLINK, RTM_DELLINK and RTM_GETLINK, to and from bytes.</summary>
internal static class LinkMessage
{
    private const int HeaderLength = 16;
    private const ushort Request = Rtnl.NLM_F_REQUEST | Rtnl.NLM_F_ACK;
    private const string MacvlanKind = "macvlan";

    internal static void CreateMacvlan(NetlinkBatch batch, string name, int parent, MacAddress mac, uint group)
    {
        Span<byte> address = stackalloc byte[6];
        mac.Write(address);
        batch.Begin(Rtnl.RTM_NEWLINK, (ushort)(Request | Rtnl.NLM_F_CREATE | Rtnl.NLM_F_EXCL), default(IfInfoMsg));
        batch.Attribute(Rtnl.IFLA_IFNAME, name);
        batch.Attribute(Rtnl.IFLA_LINK, (uint)parent);
        batch.Attribute(Rtnl.IFLA_ADDRESS, address);
        batch.Attribute(Rtnl.IFLA_GROUP, group);
        var information = batch.BeginNested(Rtnl.IFLA_LINKINFO);
        batch.Attribute(Rtnl.IFLA_INFO_KIND, MacvlanKind);
        var data = batch.BeginNested(Rtnl.IFLA_INFO_DATA);
        batch.Attribute(Rtnl.IFLA_MACVLAN_MODE, Rtnl.MACVLAN_MODE_PRIVATE);
        batch.EndNested(data);
        batch.EndNested(information);
        batch.End();
    }

    /// <summary>
    /// No automatic link-local address, and ARP only for addresses of its own: arp_ignore 1, rp_filter 2. The same as by sysctl, but for
    /// many interfaces in one call. Inside the creating message the kernel refuses it.
    /// </summary>
    internal static void Settle(NetlinkBatch batch, int index)
    {
        batch.Begin(Rtnl.RTM_NEWLINK, Request, new IfInfoMsg { Index = index });
        var families = batch.BeginNested(Rtnl.IFLA_AF_SPEC);
        var ipv4 = batch.BeginNested(LibC.AF_INET);
        var settings = batch.BeginNested(Rtnl.IFLA_INET_CONF);
        batch.Attribute(Rtnl.IPV4_DEVCONF_ARP_IGNORE, 1u);
        batch.Attribute(Rtnl.IPV4_DEVCONF_RP_FILTER, 2u);
        batch.EndNested(settings);
        batch.EndNested(ipv4);
        var ipv6 = batch.BeginNested(LibC.AF_INET6);
        batch.Attribute(Rtnl.IFLA_INET6_ADDR_GEN_MODE, Rtnl.IN6_ADDR_GEN_MODE_NONE);
        batch.EndNested(ipv6);
        batch.EndNested(families);
        batch.End();
    }

    internal static void SetFlags(NetlinkBatch batch, int index, uint flags)
    {
        batch.Begin(Rtnl.RTM_NEWLINK, Request, new IfInfoMsg { Index = index, Flags = flags, Change = Rtnl.IFF_UP });
        batch.End();
    }

    internal static void Delete(NetlinkBatch batch, int index)
    {
        batch.Begin(Rtnl.RTM_DELLINK, Request, new IfInfoMsg { Index = index });
        batch.End();
    }

    internal static void DeleteGroup(NetlinkBatch batch, uint group)
    {
        batch.Begin(Rtnl.RTM_DELLINK, Request, default(IfInfoMsg));
        batch.Attribute(Rtnl.IFLA_GROUP, group);
        batch.End();
    }

    internal static void Get(NetlinkBatch batch, string name)
    {
        batch.Begin(Rtnl.RTM_GETLINK, Rtnl.NLM_F_REQUEST, default(IfInfoMsg));
        batch.Attribute(Rtnl.IFLA_IFNAME, name);
        batch.Attribute(Rtnl.IFLA_EXT_MASK, Rtnl.RTEXT_FILTER_SKIP_STATS);
        batch.End();
    }

    internal static void List(NetlinkBatch batch)
    {
        batch.Begin(Rtnl.RTM_GETLINK, Rtnl.NLM_F_REQUEST | Rtnl.NLM_F_DUMP, default(IfInfoMsg));
        batch.Attribute(Rtnl.IFLA_EXT_MASK, Rtnl.RTEXT_FILTER_SKIP_STATS);
        batch.End();
    }

    /// <summary>Reads a message; null when it is too short or belongs to another family (a bridge reports its ports that way).</summary>
    internal static LinkInfo? Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < HeaderLength || MemoryMarshal.Read<IfInfoMsg>(payload) is not { Family: 0 } header)
        {
            return null;
        }

        var link = new LinkInfo(header.Index, "", default, header.Flags, 0, "", 0, 0, 0);
        var attributes = new NetlinkAttributes(payload[HeaderLength..]);
        while (attributes.MoveNext())
        {
            link = attributes.Type switch
            {
                Rtnl.IFLA_IFNAME => link with { Name = attributes.Text },
                Rtnl.IFLA_ADDRESS when attributes.Value.Length == 6 => link with { Mac = MacAddress.Read(attributes.Value) },
                Rtnl.IFLA_LINK => link with { Parent = (int)attributes.Number },
                Rtnl.IFLA_OPERSTATE => link with { OperState = attributes.Byte },
                Rtnl.IFLA_GROUP => link with { Group = attributes.Number },
                Rtnl.IFLA_LINKINFO => ReadKind(attributes.Value, link),
                _ => link,
            };
        }

        return link;
    }

    private static LinkInfo ReadKind(ReadOnlySpan<byte> information, LinkInfo link)
    {
        ReadOnlySpan<byte> data = [];
        var attributes = new NetlinkAttributes(information);
        while (attributes.MoveNext())
        {
            if (attributes.Type == Rtnl.IFLA_INFO_KIND)
            {
                link = link with { Kind = attributes.Text };
            }

            if (attributes.Type == Rtnl.IFLA_INFO_DATA)
            {
                data = attributes.Value;
            }
        }

        attributes = new NetlinkAttributes(link.Kind == MacvlanKind ? data : []);
        while (attributes.MoveNext())
        {
            if (attributes.Type == Rtnl.IFLA_MACVLAN_MODE)
            {
                link = link with { MacvlanMode = attributes.Number };
            }
        }

        return link;
    }
}
