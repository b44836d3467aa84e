using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

public sealed class AcceptTests : IDisposable
{
    private readonly Wire _wire = new();

    public AcceptTests()
    {
        _wire.Node.Run("ip", "-6", "address", "add", "2001:db8::1/64", "dev", "eth0", "nodad");
        _wire.Peer.Run("ip", "-6", "address", "add", "2001:db8::2/64", "dev", "peer0", "nodad");
    }

    [KernelTheory(Needs = "libnftables.so.1,ping")]
    [InlineData("192.0.2.100", "00:00:5e:00:01:33")]
    [InlineData("2001:db8::100", "00:00:5e:00:02:33")]
    [Clause("RFC 9568", "6.4.3")]
    public void With_Accept_Mode_a_Master_answers_ping_from_its_virtual_MAC(string address, string mac) => AsMaster(accept: true, () =>
    {
        Assert.Contains("1 received", Ping(address), StringComparison.Ordinal);
        Assert.Contains(mac, _wire.Peer.Run("ip", "neigh", "show", address), StringComparison.Ordinal);
    });

    [KernelTheory(Needs = "libnftables.so.1,ping")]
    [InlineData("192.0.2.100", "00:00:5e:00:01:33")]
    [InlineData("2001:db8::100", "00:00:5e:00:02:33")]
    [Clause("RFC 9568", "6.4.3")]
    public void Without_Accept_Mode_a_Master_answers_ARP_and_solicitations_but_no_ping(string address, string mac) => AsMaster(accept: false, () =>
    {
        Assert.Contains("0 received", Assert.Throws<InvalidOperationException>(() => Ping(address)).Message, StringComparison.Ordinal);
        Assert.Contains(mac, _wire.Peer.Run("ip", "neigh", "show", address), StringComparison.Ordinal);
    });

    [KernelTheory(Needs = "libnftables.so.1,ping")]
    [InlineData("192.0.2.100")]
    [InlineData("2001:db8::100")]
    [Clause("RFC 9568", "6.4.3")]
    public void The_owner_answers_ping_also_without_Accept_Mode(string address) => AsMaster(
        accept: false, () => Assert.Contains("1 received", Ping(address), StringComparison.Ordinal), Priority.Owner);

    public void Dispose() => _wire.Dispose();

    private string Ping(string address) => _wire.Peer.Run("ping", "-c", "1", "-W", "1", address);

    private void AsMaster(bool accept, Action body, Priority? priority = null) => _wire.Node.Enter(() =>
    {
        var options = _wire.Options with { GateLease = TimeSpan.FromMinutes(1) };
        using var segment = SegmentKernel.Open(options, _wire.RunDirectory, warning => Assert.Fail(warning));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        _ = socket.Send(Frames.Alive);
        Become(Wire.Key4, "192.0.2.100/24");
        Become(Wire.Key6, "fe80::100/64", "2001:db8::100/64");
        body();

        void Become(VirtualRouterKey key, params string[] addresses)
        {
            var attachment = Wire.Attachment(key, addresses);
            var parameters = attachment.Parameters with { Priority = priority ?? attachment.Parameters.Priority };
            Assert.Null(segment.Attach(attachment with { Accept = accept, Parameters = parameters }));
            _ = socket.Send(GateFrames.Open(key.VirtualMac));
            Assert.Null(segment.AddAddresses(key, Wire.Addresses(addresses)));
        }
    });
}
