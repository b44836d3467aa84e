using Tandem.Actors.Advice;
using Tandem.Actors.Counts;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Counts;

/// <summary>What a router has been through, as it is counted.</summary>
public sealed class RouterCountsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 3, 0, 0, TimeSpan.Zero);

    private readonly RouterCounts _counts = new();

    [Fact]
    public void A_start_a_mastership_and_its_end_are_counted_by_reason()
    {
        _counts.Take(RouterRole.Initialize, RouterRole.Backup, TransitionReason.Startup, Start);
        _counts.Take(RouterRole.Backup, RouterRole.Master, TransitionReason.MasterDown, Start.AddSeconds(4));
        _counts.Take(RouterRole.Master, RouterRole.Backup, TransitionReason.HigherPriority, Start.AddSeconds(9));

        Assert.Equal((1, 1), (_counts.MasterTransitions, _counts.BackupTransitions));
        Assert.Equal((1, 1, 1, 0), (_counts.Of(TransitionReason.Startup), _counts.Of(TransitionReason.MasterDown), _counts.Of(TransitionReason.HigherPriority), _counts.Of(TransitionReason.Shutdown)));
        Assert.Equal((Start, TransitionReason.MasterDown), (_counts.UpSince, _counts.LastMastership));
    }

    [Fact]
    public void A_router_in_Initialize_is_not_up()
    {
        _counts.Take(RouterRole.Initialize, RouterRole.Backup, TransitionReason.Startup, Start);
        _counts.Take(RouterRole.Backup, RouterRole.Initialize, TransitionReason.InterfaceDown, Start.AddSeconds(1));

        Assert.Null(_counts.UpSince);
        Assert.Null(_counts.LastMastership);
    }

    [Fact]
    public void Only_what_counted_in_silence_is_counted_here_and_all_that_shared_its_fate()
    {
        var key = new VirtualRouterKey("front", Family.IPv4, new Vrid(51));
        foreach (var outcome in Enum.GetValues<AttestationOutcome>())
        {
            _counts.Take(new NodeReport.AttestationEnded(key, 1, IPvXAddress.Parse("192.0.2.9"), outcome, Folded: 2));
        }

        Assert.Equal(3, _counts.HonouredInSilence);
    }
}
