using Tandem.Network.Checks;

namespace Tandem.Simulation.Tests;

/// <summary>Weights and releases never leave a router without a Master when every node fails the same check.</summary>
public sealed class CheckTests
{
    private static readonly RouterCheck Release = new("haproxy", null);
    private static readonly RouterCheck Weight = new("haproxy", -100);

    [Fact]
    public void A_fault_of_all_nodes_moves_nothing_with_release() => Seeds.Run(preempt: true, world => CheckScenarios.AllFailAlike(world, Release));

    [Fact]
    public void A_fault_of_all_nodes_moves_nothing_with_a_weight() => Seeds.Run(preempt: true, world => CheckScenarios.AllFailAlike(world, Weight));

    [Fact]
    public void Nodes_that_fail_one_by_one_leave_a_Master_whatever_becomes_of_the_channel() =>
        Seeds.Run(preempt: true, world => CheckScenarios.FailOneByOne(world, Release));

    [Fact]
    public void Nodes_that_fail_one_by_one_leave_a_Master_also_without_preemption() =>
        Seeds.Run(preempt: false, world => CheckScenarios.FailOneByOne(world, Release));

    [Fact]
    public void Nodes_that_fail_one_by_one_leave_a_Master_with_a_weight() =>
        Seeds.Run(preempt: true, world => CheckScenarios.FailOneByOne(world, Weight));

    [Fact]
    public void A_Master_that_fails_alone_steps_aside_once_and_comes_back_when_it_is_well() => Seeds.Run(preempt: true, CheckScenarios.MasterFails);

    [Fact]
    public void Without_preemption_it_stays_away() => Seeds.Run(preempt: false, CheckScenarios.MasterFails);
}
