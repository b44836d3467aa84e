using Tandem.Actors.Advice;
using Tandem.Coordination.Hints;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Local = Tandem.Actors.Advice.RouterStanding;
using Role = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Hints;

/// <summary>n0 was Master in epoch 3 and has let go; n1 and n2 are Backups that heard it. What each of them makes of that.</summary>
public sealed class HintDeskTests
{
    private static readonly Guid Boot = new("00000000-0000-0000-0000-000000000001");
    private static readonly ReleaseHint Told = new(Routers.Web, 3, ReleaseCause.LinkLost);
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(3);

    private readonly HintMemory _memory = new();
    private Roster _roster = Roster.Empty;

    public HintDeskTests()
    {
        Knows("n0", Shown(0, Messages.RouterRole.Initialize, master: null) with { Epoch = 3 });
        Knows("n1", Shown(1, Messages.RouterRole.Backup, Routers.Address(0)));
        Knows("n2", Shown(2, Messages.RouterRole.Backup, Routers.Address(0)));
    }

    [Fact]
    public void The_first_in_line_takes_over_from_the_mastership_it_heard()
    {
        var (use, advice) = Backup(1).Hear(Heard(Told), _roster);

        Assert.Equal(HintUse.TakesOver, use);
        Assert.Equal(new RouterAdvice.TakeOver(Routers.Web, TakeOverCause.PeerReleased, new HeardMastership(Routers.Address(0), new Instant(5))), advice);
    }

    [Fact]
    public void The_others_keep_their_timers() => Assert.Equal((HintUse.NotFirstInLine, null), Backup(2).Hear(Heard(Told), _roster));

    [Fact]
    public void Who_is_not_reached_is_not_in_line()
    {
        Knows("n1", Shown(1, Messages.RouterRole.Backup, Routers.Address(0)), isReachable: false);

        Assert.Equal(HintUse.TakesOver, Backup(2).Hear(Heard(Told), _roster).Use);
    }

    [Fact]
    public void Who_hears_another_Master_is_not_in_line()
    {
        Knows("n1", Shown(1, Messages.RouterRole.Backup, Routers.Address(7)));

        Assert.Equal(HintUse.TakesOver, Backup(2).Hear(Heard(Told), _roster).Use);
    }

    [Fact]
    public void Where_the_sender_names_another_heir_nobody_hurries() =>
        Assert.Equal(HintUse.NotFirstInLine, Backup(1).Hear(Heard(Told with { Heir = "n2" }), _roster).Use);

    [Fact]
    public void A_hint_is_used_once()
    {
        Assert.Equal(HintUse.TakesOver, Backup(1).Hear(Heard(Told), _roster).Use);
        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told), _roster).Use);
    }

    [Fact]
    public void A_hint_of_an_earlier_epoch_is_of_no_use_after_a_later_one()
    {
        Backup(1).Hear(Heard(Told), _roster);
        Knows("n0", Shown(0, Messages.RouterRole.Initialize, master: null) with { Epoch = 2 });

        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told with { Epoch = 2 }), _roster).Use);
    }

    [Theory]
    [InlineData(2999, "TakesOver")]
    [InlineData(3000, "Dropped")] // Three intervals of 1 s: the sender may be Master again soon after.
    public void A_hint_that_may_be_older_than_the_sender_stays_out_is_of_no_use(int milliseconds, string use) =>
        Assert.Equal(use, Backup(1).Hear(Heard(Told, TimeSpan.FromMilliseconds(milliseconds)), _roster).Use.ToString());

    [Fact]
    public void A_hint_of_unknown_age_is_of_no_use() => Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told) with { Age = null }, _roster).Use);

    [Fact]
    public void A_hint_of_another_life_is_of_no_use() =>
        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told) with { Boot = Guid.NewGuid() }, _roster).Use);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_hint_of_another_epoch_is_of_no_use(int epoch) =>
        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told with { Epoch = (ulong)epoch }), _roster).Use);

    [Fact]
    public void A_hint_of_somebody_who_is_not_the_Master_heard_is_of_no_use()
    {
        Knows("n2", Shown(2, Messages.RouterRole.Initialize, master: null) with { Epoch = 3 });

        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told) with { From = "n2" }, _roster).Use);
    }

    [Fact]
    public void While_somebody_else_is_Master_nobody_takes_over()
    {
        Knows("n2", Shown(2, Messages.RouterRole.Master, master: null));

        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told), _roster).Use);
    }

    [Fact]
    public void A_Master_a_router_in_Initialize_and_one_that_heard_nobody_do_nothing()
    {
        Assert.Equal(HintUse.Dropped, Desk("n1", Routers.Standing(1, Role.Master, new Mastership(Boot, 1))).Hear(Heard(Told), _roster).Use);
        Assert.Equal(HintUse.Dropped, Desk("n1", Routers.Standing(1, Role.Initialize, new Mastership(Boot, 1))).Hear(Heard(Told with { Epoch = 4 }), _roster).Use);
        Assert.Equal(HintUse.Dropped, Desk("n1", Routers.Standing(1, Role.Backup, new Mastership(Boot, 1))).Hear(Heard(Told with { Epoch = 5 }), _roster).Use);
    }

    [Theory]
    [InlineData(ReleaseCause.Other)]
    [InlineData(ReleaseCause.HandedOver)]
    public void A_release_that_leaves_another_Master_behind_hurries_nobody(ReleaseCause cause) =>
        Assert.Equal(HintUse.Dropped, Backup(1).Hear(Heard(Told with { Cause = cause }), _roster).Use);

    [Theory]
    [InlineData(TransitionReason.InterfaceDown, ReleaseCause.LinkLost)]
    [InlineData(TransitionReason.CheckFailed, ReleaseCause.CheckFailed)]
    [InlineData(TransitionReason.EffectRefused, ReleaseCause.Fault)]
    [InlineData(TransitionReason.Shutdown, ReleaseCause.Stopping)]
    [InlineData(TransitionReason.Deaf, ReleaseCause.Deaf)]
    public void Who_has_let_go_says_why_and_names_the_first_in_line(TransitionReason reason, ReleaseCause cause)
    {
        var desk = Desk("n0", Routers.Standing(0, Role.Initialize, new Mastership(Boot, 3)) with { Reason = reason });

        Assert.Equal(Told with { Cause = cause, Heir = "n1" }, desk.Take(Released(3), _roster));
    }

    [Fact]
    public void Who_ends_right_after_it_let_go_has_said_so_before()
    {
        var desk = Desk("n0", Routers.Standing(0, Role.Initialize, new Mastership(Boot, 3)) with { Reason = TransitionReason.EffectRefused });

        var told = desk.Take(Released(3), _roster);
        desk.Take(new NodeReport.Gone(Routers.Web), _roster);

        Assert.Equal(Told with { Cause = ReleaseCause.Fault, Heir = "n1" }, told);
        Assert.Null(desk.Take(Released(3), _roster));
    }

    [Fact]
    public void Who_yields_to_another_Master_gives_no_hint()
    {
        var desk = Desk("n0", Routers.Standing(0, Role.Backup, new Mastership(Boot, 3)) with { Reason = TransitionReason.HigherPriority });

        Assert.Null(desk.Take(Released(3), _roster));
    }

    [Fact]
    public void Who_is_Master_again_gives_no_hint_of_the_last_time() =>
        Assert.Null(Desk("n0", Routers.Standing(0, Role.Master, new Mastership(Boot, 4))).Take(Released(3), _roster));

    [Fact]
    public void A_Master_announces_again_once_after_each_confirmed_release_of_another()
    {
        var desk = Desk("n1", Routers.Standing(1, Role.Master, new Mastership(Boot, 6)));
        Assert.Empty(desk.Answer(_roster));

        Knows("n0", Shown(0, Messages.RouterRole.Backup, Routers.Address(1)) with { Epoch = 3, Released = 3 });

        Assert.Equal([new RouterAdvice.AnnounceAgain(Routers.Web, new Mastership(Boot, 6))], desk.Answer(_roster));
        Assert.Empty(desk.Answer(_roster));
        Assert.Empty(Desk("n1", Routers.Standing(1, Role.Master, new Mastership(Boot, 6))).Answer(_roster));
    }

    [Fact]
    public void What_is_heard_before_this_node_knows_its_own_routers_is_answered_afterwards()
    {
        Knows("n0", Shown(0, Messages.RouterRole.Backup, Routers.Address(1)) with { Epoch = 3, Released = 3 });
        var desk = new HintDesk("n1", _memory);
        Assert.Empty(desk.Answer(_roster));

        desk.Take(new NodeReport.Everything(Boot, [Routers.Standing(1, Role.Master, new Mastership(Boot, 6))]), _roster);

        Assert.Equal([new RouterAdvice.AnnounceAgain(Routers.Web, new Mastership(Boot, 6))], desk.Answer(_roster));
        Assert.Empty(desk.Answer(_roster));
    }

    [Fact]
    public void While_another_Master_would_lose_the_winner_insists_and_the_loser_does_not()
    {
        Knows("n0", Shown(0, Messages.RouterRole.Master, master: null));
        Knows("n1", Shown(1, Messages.RouterRole.Master, master: null));

        Assert.Equal(
            [new RouterAdvice.AnnounceAgain(Routers.Web, new Mastership(Boot, 4))],
            Desk("n0", Routers.Standing(0, Role.Master, new Mastership(Boot, 4))).Insist(_roster));
        Assert.Empty(Desk("n1", Routers.Standing(1, Role.Master, new Mastership(Boot, 4))).Insist(_roster));
        Assert.Empty(Desk("n0", Routers.Standing(0, Role.Backup, new Mastership(Boot, 4))).Insist(_roster));

        Knows("n1", Shown(1, Messages.RouterRole.Master, master: null), isReachable: false);
        Assert.Empty(Desk("n0", Routers.Standing(0, Role.Master, new Mastership(Boot, 4))).Insist(_roster));
    }

    [Fact]
    public void A_Backup_announces_nothing()
    {
        Knows("n0", Shown(0, Messages.RouterRole.Initialize, master: null) with { Epoch = 3, Released = 3 });

        Assert.Empty(Backup(1).Answer(_roster));
    }

    private static NodeReport.Released Released(long epoch) => new(Routers.Web, new Mastership(Boot, epoch));

    private static HeardHint Heard(ReleaseHint hint, TimeSpan? age = null) => new("n0", Boot, age ?? Young, hint);

    private HintDesk Backup(int place) => Desk($"n{place}", Routers.Standing(place, Role.Backup, new Mastership(Boot, 0), Routers.Hearing(0, new Instant(5))));

    private HintDesk Desk(string node, Local own)
    {
        var desk = new HintDesk(node, _memory);
        desk.Take(new NodeReport.Everything(Boot, [own]), _roster);
        return desk;
    }

    private void Knows(string node, Messages.RouterStanding standing, bool isReachable = true)
    {
        var roster = _roster.Hear(node, Boot, isReachable, DateTimeOffset.UnixEpoch).Take(node, standing);
        _roster = roster with { Nodes = roster.Nodes.SetItem(node, roster.Nodes[node] with { IsReachable = isReachable }) };
    }

    private static Messages.RouterStanding Shown(int place, Messages.RouterRole role, IPvXAddress? master) =>
        new(Routers.Web, role, default, 0, new((byte)(254 - (place * 3))), "", master, 0, [])
        {
            Source = Routers.Address(place),
        };
}
