using Tandem.Network.Linux;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

public sealed class SocketTests : IDisposable
{
    private readonly Wire _wire = new();

    [KernelFact]
    public void A_frame_arrives_as_it_was_sent_with_a_foreign_source() => _wire.Node.Enter(() =>
    {
        using var tap = new FrameTap(_wire);
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        var sent = Frames.Advertisement4(priority: 100);

        Assert.Equal(0, socket.Send(sent));

        Assert.True(tap.Hears(frame => frame.AsSpan().SequenceEqual(sent)), "the frame never arrived");
    });

    [KernelFact]
    public void Sending_allocates_nothing() => _wire.Node.Enter(() =>
    {
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        var frame = Frames.Advertisement4(priority: 100);
        _ = socket.Send(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            _ = socket.Send(frame);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    [KernelFact]
    public void An_interface_that_is_down_is_an_error_number() => _wire.Node.Enter(() =>
    {
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        _wire.Node.Run("ip", "link", "set", "eth0", "down");

        Assert.Equal(LibC.ENETDOWN, socket.Send(Frames.Advertisement4(priority: 100)));
    });

    [KernelFact]
    public void The_VRRP_groups_are_joined_while_the_sockets_are_open() => _wire.Node.Enter(() =>
    {
        var index = (int)LibC.if_nametoindex("eth0");
        using (var socket = PacketSocket.Open(index))
        using (var ipv4 = GroupMembership.Join(Family.IPv4, index))
        using (var ipv6 = GroupMembership.Join(Family.IPv6, index))
        {
            Assert.Null(socket.JoinMulticast(new MacAddress(0x0100_5E7F_0001)));
            Assert.Null(ipv4.Problem);
            Assert.Null(ipv6.Problem);
            var joined = Joined();
            Assert.Contains("01:00:5e:7f:00:01", joined, StringComparison.Ordinal);
            Assert.Contains("224.0.0.18", joined, StringComparison.Ordinal);
            Assert.Contains("ff02::12", joined, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("224.0.0.18", Joined(), StringComparison.Ordinal);
        Assert.DoesNotContain("ff02::12", Joined(), StringComparison.Ordinal);
    });

    [KernelFact]
    public void A_group_that_cannot_be_joined_is_told_with_its_cure() => _wire.Node.Enter(() =>
    {
        using var ipv6 = GroupMembership.Join(Family.IPv6, 999);

        Assert.StartsWith("joining ff02::12 on interface number 999: ", ipv6.Problem?.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("IPv6 must be enabled on the interface (sysctl disable_ipv6=0)", ipv6.Problem?.ToString(), StringComparison.Ordinal);
    });

    [KernelFact]
    public void Real_time_priority_that_is_refused_names_the_capability() => _wire.Node.Enter(() =>
    {
        NativeThread.DropPrivileges();

        var line = RealTime.TryRaiseThisThread();

        Assert.StartsWith("real-time priority 10, niceness -10 for the rest: Operation not permitted (errno 1); ", line, StringComparison.Ordinal);
        Assert.Matches("CAP_SYS_NICE|root of the host", line);
    });

    public void Dispose() => _wire.Dispose();

    private string Joined() => _wire.Node.Run("ip", "maddress", "show", "dev", "eth0");
}
