using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>What the link loop did on its own is folded into the state before the next step.</summary>
public class FoldTests
{
    [Fact]
    public void A_Backup_that_was_kept_waiting_forgets_why_it_was_about_to_take_over()
    {
        var before = Cases.InBackup(1609.375m, reason: NewMasterReason.Priority);

        var after = VirtualRouterMachine.Fold(before, Time.At(5000));

        Assert.Equal(Cases.Backup(5000), after.State);
    }

    [Fact]
    public void A_Master_that_has_advertised_waits_for_the_next_time() =>
        Assert.Equal(Cases.Master(2600, 600), VirtualRouterMachine.Fold(Cases.InMaster(), Time.At(2600)).State);

    [Fact]
    public void Nothing_observed_changes_nothing()
    {
        var backup = Cases.InBackup(1609.375m, reason: NewMasterReason.Priority);
        var master = Cases.InMaster();
        var initialize = Cases.Configured();

        Assert.Same(backup, VirtualRouterMachine.Fold(backup, Time.At(1609.375m)));
        Assert.Same(master, VirtualRouterMachine.Fold(master, Time.At(1600)));
        Assert.Same(initialize, VirtualRouterMachine.Fold(initialize, Time.At(1)));
    }

    // The loop's rule and the machine's must not drift apart.
    [Fact]
    public void The_loop_moves_the_deadline_exactly_as_a_step_would()
    {
        var router = Cases.InBackup();
        var stepped = VirtualRouterMachine.Step(router, Heard.Of(200), Time.At(1234.5m)).Router;

        var folded = VirtualRouterMachine.Fold(
            router, VirtualRouterMachine.MasterDownAt(router.Parameters, new AdvertisementInterval(100), Time.At(1234.5m)));

        Assert.Equal(Time.At(4843.875m), folded.State.NextDeadline);
        Assert.Equal(stepped, folded);
    }
}
