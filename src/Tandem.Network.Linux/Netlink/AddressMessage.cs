using System.Runtime.InteropServices;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>RTM_NEWADDR and RTM_DELADDR, to and from bytes.</summary>
internal static class AddressMessage
{
    /// <summary>
    /// The address protocol id (IFA_PROTO, Linux 5.18) of our addresses: VRRP's IP protocol number. The kernel uses 1 to 3, other
    /// programs take their routing protocol's number; 112 is nobody's.
    /// </summary>
    internal const byte ProtocolId = 112;

    private const int HeaderLength = 8;

    /// <summary>How long an address lives on a parent interface unless it is renewed; the kernel counts in whole seconds.</summary>
    private const uint LentSeconds = 1;

    internal static void Add(NetlinkBatch batch, int interfaceIndex, VirtualAddress address, AddressPlace place) =>
        New(batch, Rtnl.NLM_F_CREATE | Rtnl.NLM_F_EXCL, interfaceIndex, address, place);

    /// <summary>Gives an address on a parent interface its whole lifetime again.</summary>
    internal static void Renew(NetlinkBatch batch, int interfaceIndex, VirtualAddress address) =>
        New(batch, Rtnl.NLM_F_REPLACE, interfaceIndex, address, AddressPlace.Parent);

    private static void New(NetlinkBatch batch, int flags, int interfaceIndex, VirtualAddress address, AddressPlace place)
    {
        Begin(batch, Rtnl.RTM_NEWADDR, flags, interfaceIndex, address);
        batch.Attribute(Rtnl.IFA_FLAGS, FlagsOf(address.Address, place));
        batch.Attribute(Rtnl.IFA_PROTO, ProtocolId);
        var valid = place == AddressPlace.Parent ? LentSeconds : uint.MaxValue;
        if (address.Address.Family == Family.IPv6 || valid != uint.MaxValue)
        {
            // IPv6: preferred for 0 s, so never chosen as a source address.
            ReadOnlySpan<uint> cacheInfo = [address.Address.Family == Family.IPv6 ? 0 : valid, valid, 0, 0];
            batch.Attribute(Rtnl.IFA_CACHEINFO, MemoryMarshal.AsBytes(cacheInfo));
        }

        batch.End();
    }

    internal static void Delete(NetlinkBatch batch, int interfaceIndex, VirtualAddress address)
    {
        Begin(batch, Rtnl.RTM_DELADDR, 0, interfaceIndex, address);
        batch.End();
    }

    /// <summary>
    /// A request that changes nothing: a kernel that knows IFA_PROTO finds the empty attribute too short (ERANGE), an older one
    /// does not look at it and finds no interface number 0 (ENODEV).
    /// </summary>
    internal static void Probe(NetlinkBatch batch)
    {
        Begin(batch, Rtnl.RTM_NEWADDR, Rtnl.NLM_F_CREATE | Rtnl.NLM_F_EXCL, 0, new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 32));
        batch.Attribute(Rtnl.IFA_PROTO, []);
        batch.End();
    }

    internal static void List(NetlinkBatch batch, int interfaceIndex)
    {
        batch.Begin(Rtnl.RTM_GETADDR, Rtnl.NLM_F_REQUEST | Rtnl.NLM_F_DUMP, new IfAddrMsg { Index = interfaceIndex });
        batch.End();
    }

    /// <summary>Reads a message; null when it is of another family or has no address.</summary>
    internal static AddressInfo? Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < HeaderLength)
        {
            return null;
        }

        var header = MemoryMarshal.Read<IfAddrMsg>(payload);
        ReadOnlySpan<byte> bytes = [];
        uint flags = header.Flags;
        byte protocol = 0;
        var attributes = new NetlinkAttributes(payload[HeaderLength..]);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                // On a point-to-point link IFA_ADDRESS is the peer's.
                case Rtnl.IFA_LOCAL:
                case Rtnl.IFA_ADDRESS when bytes.IsEmpty:
                    bytes = attributes.Value;
                    break;
                case Rtnl.IFA_FLAGS:
                    flags = attributes.Number;
                    break;
                case Rtnl.IFA_PROTO:
                    protocol = attributes.Byte;
                    break;
            }
        }

        if (!IsFamily(header.Family, bytes.Length, out var family))
        {
            return null;
        }

        return new AddressInfo(header.Index, new VirtualAddress(IPvXAddress.Read(family, bytes), header.PrefixLength), flags, protocol);
    }

    private static bool IsFamily(byte number, int length, out Family family)
    {
        family = number == LibC.AF_INET ? Family.IPv4 : Family.IPv6;
        return number is LibC.AF_INET or LibC.AF_INET6 && length == IPvXAddress.LengthOf(family);
    }

    private static void Begin(NetlinkBatch batch, ushort type, int flags, int interfaceIndex, VirtualAddress address)
    {
        var family = address.Address.Family;
        batch.Begin(type, (ushort)(Rtnl.NLM_F_REQUEST | Rtnl.NLM_F_ACK | flags), new IfAddrMsg
        {
            Family = (byte)(family == Family.IPv4 ? LibC.AF_INET : LibC.AF_INET6),
            PrefixLength = address.PrefixLength,
            Index = interfaceIndex,
        });
        Span<byte> bytes = stackalloc byte[16];
        address.Address.Write(bytes);
        var value = bytes[..address.Address.Length];
        batch.Attribute(Rtnl.IFA_LOCAL, value);
        batch.Attribute(Rtnl.IFA_ADDRESS, value);
    }

    /// <summary>
    /// No prefix route: the parent's stays the only way to the subnet. Except fe80::/64 on a macvlan, which needs its own, because
    /// answers from a link-local VIP must leave by the interface that has it.
    /// </summary>
    private static uint FlagsOf(IPvXAddress address, AddressPlace place)
    {
        var noRoute = address.IsLinkLocal && place == AddressPlace.Macvlan ? 0 : Rtnl.IFA_F_NOPREFIXROUTE;
        return address.Family == Family.IPv6 ? noRoute | Rtnl.IFA_F_NODAD : noRoute;
    }
}
