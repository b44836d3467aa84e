using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>A worker before this one has left its routers in place (docs/adr/0029): open, with their addresses.</summary>
public sealed class ResumptionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly VirtualRouterParameters Web = Rig.Router(Rig.Key4(51), 100, "192.0.2.100/24");
    private readonly List<SegmentKernel> _left = [];

    [KernelTheory(Needs = "libnftables.so.1")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_router_goes_on_as_Master(bool virtualMac)
    {
        using var rig = new Rig(predecessor: wire => Leave(wire, virtualMac, "192.0.2.100/24"));

        rig.Start(Web, virtualMac);

        Assert.Equal(RouterRole.Master, rig.Actor.RoleOf(Web.Key));
        Assert.Equal(1, rig.AddressesInKernel());
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void It_yields_to_a_better_Master_that_was_heard_before_it_began()
    {
        using var rig = new Rig(predecessor: wire => Leave(wire, virtualMac: true, "192.0.2.100/24"), meanwhile: rig => rig.PeerSends(Web, 200));

        rig.Start(Web);

        Assert.True(SpinWait.SpinUntil(() => rig.Actor.RoleOf(Web.Key) == RouterRole.Backup && rig.AddressesInKernel() == 0, Limit), $"{rig.Actor.RoleOf(Web.Key)}, {rig.AddressesInKernel()} addresses");
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void It_answers_a_worse_one()
    {
        using var rig = new Rig(predecessor: wire => Leave(wire, virtualMac: true, "192.0.2.100/24"), meanwhile: rig => rig.PeerSends(Web, 50));
        rig.Actor.Configure(Web);

        rig.Start(Web);

        rig.OnLoop(() => true);
        Assert.Equal(1, rig.Accepted);
        Assert.Equal(RouterRole.Master, rig.Actor.RoleOf(Web.Key));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_address_that_it_has_no_more_is_taken_off()
    {
        using var rig = new Rig(predecessor: wire => Leave(wire, virtualMac: true, "192.0.2.99/24", "192.0.2.100/24"));

        rig.Start(Web);

        Assert.Equal(1, rig.AddressesInKernel());
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_router_that_was_not_open_starts_as_ever()
    {
        using var rig = new Rig(predecessor: wire => Leave(wire, virtualMac: true));

        rig.Start(Web);

        Assert.Equal(RouterRole.Backup, rig.Actor.RoleOf(Web.Key));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void The_gate_that_replaces_the_one_of_before_is_open_for_those_that_were()
    {
        using var wire = new Wire();
        wire.Node.Enter(() =>
        {
            Leave(wire, virtualMac: true, "192.0.2.100/24");
            using var segment = SegmentKernel.Open(wire.Options with { Resumes = true, GateLease = TimeSpan.FromSeconds(30) }, wire.RunDirectory, warning => Assert.Fail(warning));
            using var socket = PacketSocket.Open(segment.Interface.Index);

            Assert.Equal(0, socket.Send(Frames.Advertisement4(priority: 100)));
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key6, "fe80::100/64")));
            Assert.NotEqual(0, socket.Send(Frames.Advertisement6(priority: 100)));
        });
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void One_that_is_attached_and_not_started_is_closed()
    {
        using var rig = new Rig(stallTimeout: TimeSpan.FromMilliseconds(500), predecessor: wire => Leave(wire, virtualMac: true, "192.0.2.100/24"));

        rig.Attach(Web);
        Assert.Equal(1, rig.AddressesInKernel());

        Assert.True(SpinWait.SpinUntil(() => rig.AddressesInKernel() == 0, Limit), "its address stands");
    }

    public void Dispose() => GC.KeepAlive(_left);

    private void Leave(Wire wire, bool virtualMac, params string[] addresses)
    {
        var segment = SegmentKernel.Open(wire.Options, wire.RunDirectory, warning => Assert.Fail(warning));
        _left.Add(segment);
        Assert.Null(segment.Attach(Wire.Attachment(Web.Key, addresses is [] ? ["192.0.2.100/24"] : addresses) with { VirtualMac = virtualMac }));
        if (addresses is [])
        {
            return;
        }

        Assert.Null(segment.AddAddresses(Web.Key, Wire.Addresses(addresses)));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        Assert.NotEqual(0, socket.Send(Frames.Alive));
        Assert.NotEqual(0, socket.Send(GateFrames.Open(Web.Key.VirtualMac)));
    }
}
