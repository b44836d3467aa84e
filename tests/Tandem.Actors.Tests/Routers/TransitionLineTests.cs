using System.Collections.Immutable;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Routers;

/// <summary>What an operator reads about a transition, for every reason there is.</summary>
public sealed class TransitionLineTests : Stage
{
    [Fact]
    public void Startup_and_silence()
    {
        StartAsBackup();
        Advance(Scene.MasterDownInterval);

        Reads(
            "Initialize -> Backup, Startup: this node stands by with priority 200",
            "Backup -> Master, MasterDown: no Master was heard in time, this node takes over with priority 200");
    }

    [Fact]
    public void An_owner()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.Router("web", Scene.Web, 255)));

        Reads("Initialize -> Master, OwnerStartup: this node owns the addresses and waits for nobody");
    }

    [Fact]
    public void A_Master_that_lets_go()
    {
        StartAsBackup();
        Hear(Scene.Advertisement(Scene.Web, 250));
        Forget();

        Hear(Scene.Advertisement(Scene.Web, 0));
        Advance(TimeSpan.FromSeconds(1));

        Reads("Backup -> Master, MasterReleased: the Master has let go, this node takes over with priority 200");
    }

    [Fact]
    public void A_Master_of_lower_priority()
    {
        StartAsBackup();
        Forget();

        Hear(Scene.Advertisement(Scene.Web, 100));
        Advance(Scene.MasterDownInterval);

        Reads("Backup -> Master, Preempted: the Master has a lower priority, this node takes over with priority 200");
    }

    [Theory]
    [InlineData(250, "HigherPriority: 192.0.2.12 is Master with priority 250, this node has only 200")]
    [InlineData(200, "EqualPriorityHigherAddress: 192.0.2.12 is Master with the same priority 200 and the higher address")]
    public void A_rival_that_wins(byte priority, string reason)
    {
        StartAsMaster(Scene.WebPlan);

        Hear(Scene.Advertisement(Scene.Web, priority));

        Reads("Master -> Backup, " + reason);
    }

    [Fact]
    public void A_stop()
    {
        StartAsMaster(Scene.WebPlan);

        Node.Tell(new NodeProtocol.Stop(), TestActor);
        Settle();

        Reads("Master -> Initialize, Shutdown: this node was told to stop");
    }

    [Fact]
    public void An_interface_that_cannot_serve()
    {
        StartAsMaster(Scene.WebPlan);
        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { IsUp = false }));
        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { PrimaryIPv4 = null }));

        Reads(
            "Master -> Initialize, InterfaceDown: the interface is down or has no carrier",
            "Initialize -> Backup, Startup: this node stands by with priority 200",
            "Backup -> Initialize, NoPrimaryAddress: the interface has no IPv4 address to advertise from");
    }

    [Fact]
    public void An_interface_that_is_gone()
    {
        StartAsMaster(Scene.WebPlan);

        Interfaces.Remove("eth0");
        Settle();

        Assert.Contains("InfoLevel: web on eth0 vrid 51 IPv4: Master -> Initialize, InterfaceLost: this node lost the interface and tries to open it again", Lines());
    }

    [Fact]
    public void A_kernel_that_refuses()
    {
        StartAsBackup();
        Forget();
        Kernel.Refusal = (_, effect) => effect is Effect.AddAddresses ? "no room" : null;

        Advance(Scene.MasterDownInterval);

        Assert.Equal(
            "InfoLevel: web on eth0 vrid 51 IPv4: Master -> Initialize, EffectRefused: the kernel refused what the router needs, and it starts again",
            Lines()[1]);
    }

    [Fact]
    public void IPv6_without_a_link_local_address() => Assert.Equal(
        "the interface has no link-local IPv6 address to advertise from",
        TransitionSentence.For(
            TransitionReason.NoPrimaryAddress, Scene.Parameters(Scene.Web with { Family = Family.IPv6 }, 200), null).Template);

    [Fact]
    public void No_reason_is_without_words()
    {
        var heard = default(Vrrp.Wire.Advertisement);
        Assert.All(
            Enum.GetValues<TransitionReason>(),
            reason => Assert.NotEmpty(TransitionSentence.For(reason, Scene.Parameters(Scene.Web, 200), heard).Template));
    }

    private void StartAsBackup()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
    }

    private void Reads(params ImmutableArray<string> lines) =>
        Assert.Equal(lines.Select(line => $"InfoLevel: web on eth0 vrid 51 IPv4: {line}"), Lines());
}
