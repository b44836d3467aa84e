using Tandem.Network.Beat;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Tests.Beat;

public sealed class RouterBeatTests
{
    private static readonly VirtualRouterParameters Own = new(
        new VirtualRouterKey("front", Family.IPv4, new Vrid(10)),
        VrrpVersion.V3,
        new Priority(100),
        AdvertisementInterval.Default,
        new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 24)));

    private static readonly IPvXAddress Us = IPvXAddress.Parse("192.0.2.2");
    private static readonly IPvXAddress Peer = IPvXAddress.Parse("192.0.2.3");
    private static readonly byte[] Payload = [0x31, 10, 200, 1, 0, 100, 0, 0, 192, 0, 2, 1];

    [Fact]
    public void A_repetition_moves_the_deadline_to_Master_Down_Interval_after_its_reception()
    {
        var beat = BackupThatHeard(200);

        Assert.True(beat.TryFold(Peer, Payload, At(5_000)));

        // 3 * 1 s + (256 - 100)/256 s = 3609.375 ms
        Assert.Equal(At(5_000) + TimeSpan.FromMilliseconds(3609.375), beat.NextDeadline);
    }

    [Fact]
    public void Another_byte_or_another_source_is_no_repetition()
    {
        var beat = BackupThatHeard(200);
        byte[] other = [.. Payload];
        other[2] = 201;

        Assert.False(beat.TryFold(Peer, other, At(5_000)));
        Assert.False(beat.TryFold(Us, Payload, At(5_000)));
    }

    [Fact]
    public void Nothing_is_folded_while_an_event_is_on_its_way()
    {
        var beat = BackupThatHeard(200);
        beat.Raise();

        Assert.False(beat.TryFold(Peer, Payload, At(5_000)));
    }

    [Fact]
    public void What_was_not_believed_is_no_pattern_for_repetitions()
    {
        var beat = BackupThatHeard(200);

        beat.Disbelieve(Peer, At(4_000), TimeSpan.Zero);

        Assert.False(beat.TryFold(Peer, Payload, At(5_000)));
    }

    [Fact]
    public void A_source_is_shut_out_for_as_long_as_was_told()
    {
        var beat = BackupThatHeard(200);

        beat.Disbelieve(Peer, At(5_000), TimeSpan.FromMilliseconds(100));
        beat.Disbelieve(Us, At(5_000), TimeSpan.Zero);

        Assert.True(beat.IsShutOut(Peer, At(5_099)));
        Assert.False(beat.IsShutOut(Peer, At(5_100)));
        Assert.False(beat.IsShutOut(Us, At(5_000)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void An_advertisement_that_does_not_reload_the_timer_is_never_folded(byte priority)
    {
        var beat = BackupThatHeard(priority);

        Assert.False(beat.TryFold(Peer, Payload, At(5_000)));
    }

    [Fact]
    public void What_was_folded_is_told_with_the_next_event_and_only_once()
    {
        var beat = BackupThatHeard(200);
        beat.TryFold(Peer, Payload, At(5_000));

        var (sequence, observed) = beat.Raise();

        Assert.Equal(2, sequence);
        Assert.Equal(At(5_000), observed?.HeardAt);
        Assert.Equal(Peer, observed?.HeardFrom);
        Assert.Null(beat.Raise().Observed);
    }

    [Fact]
    public void A_deadline_is_handed_on_once()
    {
        var beat = BackupThatHeard(200);
        var due = beat.NextDeadline;

        Assert.Equal(BeatAction.None, beat.Due(new Instant(due.Nanoseconds - 1)));
        Assert.Equal(BeatAction.HandOn, beat.Due(due));
        Assert.Equal(BeatAction.None, beat.Due(due + TimeSpan.FromHours(1)));
        Assert.Equal(Instant.Never, beat.WakeAt);
    }

    [Fact]
    public void A_settled_Master_advertises_by_itself_once_an_interval()
    {
        var beat = new RouterBeat(Own);
        Settle(beat, new RouterState.Master(At(1_000), At(0)));

        Assert.Equal(BeatAction.Advertise, beat.Due(At(1_000)));
        Assert.Equal(At(2_000), beat.NextDeadline);
        Assert.Equal(BeatAction.None, beat.Due(At(1_999)));
    }

    [Theory]
    [InlineData(1_000, 2_000)]
    [InlineData(1_001, 2_000)]
    [InlineData(1_609, 2_000)]
    [InlineData(1_999, 2_000)]
    public void Masters_that_started_at_different_times_share_a_phase_and_are_never_late(long due, long next)
    {
        var beat = new RouterBeat(Own);
        Settle(beat, new RouterState.Master(At(due), At(0)));

        Assert.Equal(BeatAction.Advertise, beat.Due(At(due)));
        Assert.Equal(At(next), beat.NextDeadline);
    }

    [Fact]
    public void A_Master_whose_actor_owes_an_answer_does_not_advertise_by_itself()
    {
        var beat = new RouterBeat(Own);
        Settle(beat, new RouterState.Master(At(1_000), At(0)));
        beat.Raise();

        Assert.Equal(BeatAction.HandOn, beat.Due(At(1_000)));
    }

    [Fact]
    public void A_batch_of_an_earlier_life_is_not_known()
    {
        var beat = new RouterBeat(Own, start: 1_000);
        var (sequence, _) = beat.Raise();

        Assert.True(beat.Knows(sequence));
        Assert.False(beat.Knows(1_000));
        Assert.False(beat.Knows(7));
        Assert.False(beat.Knows(sequence + 1));
    }

    [Fact]
    public void So_many_events_may_wait_and_no_more()
    {
        var beat = new RouterBeat(Own);
        for (var i = 0; i < 63; i++)
        {
            beat.Raise();
        }

        Assert.False(beat.IsOverloaded);
        beat.Raise();
        Assert.True(beat.IsOverloaded);
    }

    [Fact]
    public void A_repetition_allocates_nothing()
    {
        var beat = BackupThatHeard(200);
        beat.TryFold(Peer, Payload, At(4_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
        {
            beat.TryFold(Peer, Payload, At(5_000 + i));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Instant At(long milliseconds) => new(milliseconds * 1_000_000);

    /// <summary>Heard at 0 ms, stepped and settled; Master_Down_Timer stands at 3609.375 ms.</summary>
    private static RouterBeat BackupThatHeard(byte priority)
    {
        var beat = new RouterBeat(Own);
        beat.Remember(
            new Advertisement(Peer, VrrpVersion.V3, new Vrid(10), new Priority(priority), AdvertisementInterval.Default, 1, ChecksumForm.PseudoHeader, AdvertisementRemarks.None),
            Payload);
        Settle(beat, new RouterState.Backup(At(0) + TimeSpan.FromMilliseconds(3609.375), AdvertisementInterval.Default, NewMasterReason.NoResponse));
        return beat;
    }

    private static void Settle(RouterBeat beat, RouterState state)
    {
        var (sequence, _) = beat.Raise();
        beat.Settle(new VirtualRouter(Own, Us, state), ChecksumForm.PseudoHeader, sequence);
    }
}
