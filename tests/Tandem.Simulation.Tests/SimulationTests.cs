using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>Several real state machines on one segment in virtual time: what must hold whatever the segment does to them.</summary>
public sealed class SimulationTests
{
    [Fact]
    [Clause("RFC 9568", "6.4")]
    public void After_the_storm_the_preferred_living_node_alone_is_Master() => Seeds.Run(preempt: true, Scenarios.Storm);

    [Fact]
    [Clause("RFC 9568", "6.4")]
    public void After_the_storm_there_is_one_Master_also_without_preemption() => Seeds.Run(preempt: false, Scenarios.Storm);

    [Fact]
    public void On_a_healthy_segment_two_hold_no_longer_than_a_message_needs() => Seeds.Run(preempt: true, Scenarios.Healthy);

    [Fact]
    [Clause("RFC 9568", "6.1")]
    public void Without_preemption_nothing_moves_when_the_preferred_node_returns() => Seeds.Run(preempt: false, Scenarios.Return);

    [Fact]
    public void A_machine_that_never_yields_is_found_out() => Assert.True(Seeds.FindFault(preempt: true, NeverYields, Scenarios.Storm));

    [Fact]
    public void A_machine_that_never_yields_is_found_out_on_a_healthy_segment() =>
        Assert.True(Seeds.FindFault(preempt: true, NeverYields, Scenarios.Healthy));

    [Fact]
    public void A_machine_that_never_takes_over_is_found_out() => Assert.True(Seeds.FindFault(preempt: true, NeverTakesOver, Scenarios.Storm));

    [Fact]
    public void A_machine_that_never_preempts_is_found_out() =>
        Assert.True(Seeds.FindFault(preempt: true, (c, r, out t, out b) => WithPreemption(false, c, r, out t, out b), Scenarios.Storm));

    [Fact]
    public void A_machine_that_always_preempts_is_found_out() =>
        Assert.True(Seeds.FindFault(preempt: false, (c, r, out t, out b) => WithPreemption(true, c, r, out t, out b), Scenarios.Return));

    private static RouterCore NeverYields(RouterCore core, LinkEvent.Raised raised, out Transition transition, out EffectBatch batch) =>
        core.Router.Role == RouterRole.Master && raised.Event is RouterEvent.AdvertisementReceived
            ? core.Answer(raised with { Event = new RouterEvent.DeadlineReached() }, out transition, out batch)
            : core.Answer(raised, out transition, out batch);

    private static RouterCore NeverTakesOver(RouterCore core, LinkEvent.Raised raised, out Transition transition, out EffectBatch batch) =>
        core.Router.Role == RouterRole.Backup && raised.Event is RouterEvent.DeadlineReached
            ? core.Answer(raised with { Event = new RouterEvent.Startup(IPvXAddress.VrrpGroupIPv4) }, out transition, out batch)
            : core.Answer(raised, out transition, out batch);

    private static RouterCore WithPreemption(bool preempt, RouterCore core, LinkEvent.Raised raised, out Transition transition, out EffectBatch batch)
    {
        var parameters = core.Router.Parameters with { PreemptMode = preempt };
        return (core with { Router = core.Router with { Parameters = parameters } }).Answer(raised, out transition, out batch);
    }
}
