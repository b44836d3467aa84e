using Tandem.Network.Linux;
using Tandem.Network.Linux.Sockets;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>One segment's part in the multicast groups of VRRP: for the NIC's filter, and for switches that watch who asks.</summary>
internal sealed class SegmentGroups : IDisposable
{
    private readonly PacketSocket _socket;
    private readonly GroupMembership[] _memberships;

    private SegmentGroups(PacketSocket socket, GroupMembership[] memberships)
    {
        _socket = socket;
        _memberships = memberships;
    }

    /// <summary>Joins the groups of both families.</summary>
    public static SegmentGroups Of(PacketSocket socket, int interfaceIndex) =>
        new(socket, [.. Enum.GetValues<Family>().Select(family => GroupMembership.Join(family, interfaceIndex))]);

    /// <summary>Has the NIC deliver both groups, and tells what of it all is refused.</summary>
    public void Join(Action<string> warn)
    {
        Refusal?[] refusals =
        [
            _socket.JoinMulticast(MacAddress.VrrpGroupIPv4),
            _socket.JoinMulticast(MacAddress.VrrpGroupIPv6),
            .. _memberships.Select(membership => membership.Problem),
        ];
        foreach (var refusal in refusals.OfType<Refusal>())
        {
            warn(refusal.ToString());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_memberships, membership => membership.Dispose());
}
