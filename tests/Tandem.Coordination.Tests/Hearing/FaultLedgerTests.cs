using Tandem.Coordination.Hearing;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Hearing;

public sealed class FaultLedgerTests
{
    private static readonly HearingFault Mute = new HearingFault.Mute("front", "b");
    private static readonly HearingFault Slow = new HearingFault.TwoMasters(Ears.Web, "a", "b", IsSplit: false, Loser: null, TimeSpan.FromSeconds(1.5));
    private readonly FaultLedger _ledger = new();

    [Fact]
    public void A_fault_is_told_once_and_its_end_once()
    {
        AssertTold([Mute], [], Take(0, Mute));
        AssertTold([], [], Take(0.5, Mute));
        Assert.Equal([Mute], _ledger.Standing.ToArray());
        AssertTold([], [], Take(2.4));
        AssertTold([], [Mute], Take(2.5));
        Assert.Empty(_ledger.Standing.ToArray());
        AssertTold([], [], Take(3));
        AssertTold([Mute], [], Take(3.5, Mute));
    }

    [Fact]
    public void A_fault_that_comes_again_before_its_end_was_told_is_the_same()
    {
        Take(0, Mute);
        Take(1);

        AssertTold([], [], Take(1.9, Mute));
        AssertTold([], [], Take(3.8));
    }

    [Fact]
    public void What_may_settle_is_told_only_when_it_has_lasted()
    {
        AssertTold([], [], Take(0, Slow));
        Assert.Empty(_ledger.Standing.ToArray());
        AssertTold([], [], Take(1.4, Slow));
        AssertTold([Slow], [], Take(1.5, Slow));
    }

    [Fact]
    public void What_has_settled_begins_anew()
    {
        Take(0, Slow);
        AssertTold([], [], Take(1));

        AssertTold([], [], Take(1.5, Slow));
    }

    [Fact]
    public void More_that_is_known_of_the_same_fault_is_told_once_and_less_is_not()
    {
        var split = ((HearingFault.TwoMasters)Slow) with { IsSplit = true };
        var settled = split with { Loser = "b" };
        Take(0, Slow);
        Take(1.5, Slow);

        AssertTold([split], [], Take(2, split));
        AssertTold([settled], [], Take(2.1, settled));
        AssertTold([], [], Take(2.2, Slow));
        Assert.Equal([Slow], _ledger.Standing.ToArray());
        AssertTold([], [], Take(2.3, settled));
        AssertTold([], [], Take(2.4, Slow));
        AssertTold([], [settled], Take(4.4));
    }

    private static void AssertTold(HearingFault[] began, HearingFault[] ended, (HearingFault[] Began, HearingFault[] Ended) told)
    {
        Assert.Equal(began, told.Began);
        Assert.Equal(ended, told.Ended);
    }

    private (HearingFault[] Began, HearingFault[] Ended) Take(double seconds, params HearingFault[] faults)
    {
        var began = _ledger.Take(faults, new Instant((long)(seconds * 1e9)), out var ended);
        return ([.. began], [.. ended]);
    }
}
