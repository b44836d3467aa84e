using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Filter;

/// <summary>
/// The gate as nft text. Frames that we build ourselves are matched by their offset in the frame (<c>@ll</c>, in bits), because where
/// the network header starts is not reliable for a frame from a packet socket on a VLAN interface.
/// </summary>
internal static class GateRuleset
{
    /// <summary>What the virtual MACs of both families begin with: 00:00:5e:00.</summary>
    private const string VirtualMacPrefix = "0x00005e00";

    /// <summary>One transaction that replaces the table, whatever it held, and leaves every router closed but those that are to be open.</summary>
    /// <remarks>
    /// A deleted element counts until the kernel collects it, a second later or when somebody's transaction is over: so <c>master</c>
    /// has room for many switches of all 510 routers. <c>ours</c> has a size, so that the kernel can take its faster kind of set.
    /// The order is that of cost: what is no virtual MAC at all leaves after one comparison, a Master's frame after two sets. A macvlan
    /// whose address is that of an advertisement's sender would be handed a copy: so advertisements end here, behind the capture.
    /// Protocols are numbers (58 is ICMPv6): a container may have no /etc/protocols.
    /// </remarks>
    internal static string Replace(string table, string device, TimeSpan lease, IEnumerable<MacAddress> ours, IEnumerable<IPvXAddress> refused, IReadOnlyCollection<MacAddress>? open = null)
    {
        var (master, alive) = open is { Count: > 0 } ? (Elements(open.Select(Raw)), Elements([AliveOn(device, lease)])) : ("", "");
        var addresses = refused.ToLookup(address => address.Family);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            add table netdev {{table}}
            delete table netdev {{table}}
            table netdev {{table}} {
              comment "Tandem: virtual MACs pass while their router is Master and the worker is alive"
              set ours { type ether_addr; size 1024; {{Elements(ours)}} }
              set refuse4 { type ipv4_addr; {{Elements(addresses[Family.IPv4])}} }
              set refuse6 { type ipv6_addr; {{Elements(addresses[Family.IPv6])}} }
              set master { typeof @ll,48,48; size 8192; flags dynamic; {{master}} }
              set alive { typeof meta oif; size 64; flags dynamic,timeout; {{alive}} }
              chain control {
                @ll,160,8 {{GateFrames.AliveOperation}} update @alive { meta oif timeout {{(long)lease.TotalMilliseconds}}ms } drop
                @ll,160,8 {{GateFrames.OpenOperation}} add @master { @ll,112,48 } drop
                @ll,160,8 {{GateFrames.CloseOperation}} delete @master { @ll,112,48 } drop
              }
              chain egress {
                type filter hook egress device "{{device}}" priority 0; policy accept;
                ether daddr {{GateFrames.Destination}} ether type 0x{{GateFrames.EtherType:x4}} jump control
                @ll,48,32 != {{VirtualMacPrefix}} accept
                @ll,48,48 @master meta oif @alive accept
                ether saddr != @ours accept
                @ll,96,24 0x080045 @ll,184,8 112 @ll,288,8 0 accept comment "IPv4 VRRP, priority 0"
                @ll,96,16 0x86dd @ll,160,8 112 @ll,448,8 0 accept comment "IPv6 VRRP, priority 0"
                drop
              }
              chain ingress {
                type filter hook ingress device "{{device}}" priority 0; policy accept;
                ether daddr {{MacAddress.VrrpGroupIPv4}} ether saddr @ours drop comment "the capture has it already"
                ether daddr {{MacAddress.VrrpGroupIPv6}} ether saddr @ours drop
                ip daddr @refuse4 drop
                ip6 daddr @refuse6 meta l4proto != 58 drop
                ip6 daddr @refuse6 icmpv6 type != { nd-neighbor-solicit, nd-neighbor-advert } drop
                @ll,0,32 != {{VirtualMacPrefix}} accept
                @ll,0,48 @master meta iif @alive accept
                ether daddr != @ours accept
                drop
              }
            }

            """);
    }

    /// <summary>Adds to, or with <c>delete</c> takes from, one of the sets; empty when there is nothing to change.</summary>
    internal static string Change<T>(string verb, string table, string set, IEnumerable<T> elements)
    {
        var list = string.Join(", ", elements);
        return list.Length == 0 ? "" : $"{verb} element netdev {table} {set} {{ {list} }}\n";
    }

    /// <summary>A virtual MAC as the kernel finds it in a frame: 48 bits without a type.</summary>
    private static string Raw(MacAddress address) => string.Create(CultureInfo.InvariantCulture, $"0x{address.Value:x12}");

    private static string AliveOn(string device, TimeSpan lease) => string.Create(CultureInfo.InvariantCulture, $"\"{device}\" timeout {(long)lease.TotalMilliseconds}ms");

    private static string Elements<T>(IEnumerable<T> elements)
    {
        var list = string.Join(", ", elements);
        return list.Length == 0 ? "" : $"elements = {{ {list} }};";
    }
}
