using System.Runtime.InteropServices;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Sockets;

/// <summary>
/// Membership of the VRRP group on one interface for as long as it is open, so that switches with IGMP or MLD snooping deliver
/// advertisements to this port.
/// </summary>
public sealed class GroupMembership : IDisposable
{
    private readonly FileDescriptor _socket;

    private GroupMembership(FileDescriptor socket, Refusal? problem)
    {
        _socket = socket;
        Problem = problem;
    }

    /// <summary>Why the group could not be joined; advertisements still arrive where nobody snoops.</summary>
    public Refusal? Problem { get; }

    /// <summary>Joins 224.0.0.18 or ff02::12 on the interface with this number.</summary>
    public static GroupMembership Join(Family family, int interfaceIndex)
    {
        var socket = LibC.socket(family == Family.IPv4 ? LibC.AF_INET : LibC.AF_INET6, LibC.SOCK_DGRAM | LibC.O_CLOEXEC, 0);
        var joined = !socket.IsInvalid && Join(socket, family, interfaceIndex) == 0;
        var problem = joined ? null : new Refusal(
            $"joining {IPvXAddress.VrrpGroup(family)} on interface number {interfaceIndex}",
            Marshal.GetLastPInvokeError(),
            family == Family.IPv4 ? "the interface must be able to do multicast" : "IPv6 must be enabled on the interface (sysctl disable_ipv6=0)");
        return new GroupMembership(socket, problem);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static int Join(FileDescriptor socket, Family family, int interfaceIndex)
    {
        Span<byte> membership = stackalloc byte[20];
        membership.Clear();
        IPvXAddress.VrrpGroup(family).Write(membership);
        if (family == Family.IPv4)
        {
            // struct ip_mreqn: group, local address (any), interface number.
            MemoryMarshal.Write(membership[8..], interfaceIndex);
            return LibC.setsockopt(socket, LibC.IPPROTO_IP, LibC.IP_ADD_MEMBERSHIP, membership, 12);
        }

        MemoryMarshal.Write(membership[16..], interfaceIndex);
        return LibC.setsockopt(socket, LibC.IPPROTO_IPV6, LibC.IPV6_ADD_MEMBERSHIP, membership, 20);
    }
}
