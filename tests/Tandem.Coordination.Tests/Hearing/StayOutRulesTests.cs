using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>When node a lets go and stays out, and when it does not.</summary>
public sealed class StayOutRulesTests
{
    private static readonly Mastership Mastership = new(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), 7);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(1.5);

    [Fact]
    public void A_deaf_Master_lets_go_to_a_Backup_that_hears_it() =>
        Assert.Equal((LeaveCause.Deaf, Grace), Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Master)));

    [Fact]
    public void It_stays_out_while_the_other_one_says_that_it_is_Master()
    {
        var ears = new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Initialize).Is("b", RouterRole.Master);

        Assert.Equal((LeaveCause.Deaf, Hold), Decided(ears, LeaveCause.Deaf));
        Assert.Null(Decided(ears.IsGone("b"), LeaveCause.Deaf));
    }

    [Fact]
    public void It_comes_back_when_nobody_became_Master() =>
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Initialize), LeaveCause.Deaf));

    [Fact]
    public void It_comes_back_when_it_hears_again() =>
        Assert.Null(Decided(new Ears("a", "b").Is("a", RouterRole.Initialize).Is("b", RouterRole.Master), LeaveCause.Deaf));

    [Fact]
    public void A_deaf_Backup_does_not_become_a_second_Master() =>
        Assert.Equal((LeaveCause.Deaf, Hold), Decided(new Ears("a", "b").HearsNothing("a").Is("b", RouterRole.Master)));

    [Fact]
    public void A_deaf_Backup_without_a_living_Master_is_left_to_VRRP()
    {
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a")));
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Is("b", RouterRole.Master).IsGone("b")));
    }

    [Fact]
    public void A_second_Master_that_is_deaf_lets_go_to_the_first() =>
        Assert.Equal((LeaveCause.Deaf, Hold), Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Master).Is("b", RouterRole.Master)));

    [Fact]
    public void A_Master_that_hears_lets_nothing_go()
    {
        Assert.Null(Decided(new Ears("a", "b").Is("a", RouterRole.Master)));
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Quiet("a", 0.1).Is("a", RouterRole.Master)));
    }

    [Fact]
    public void In_a_split_nobody_lets_go()
    {
        Assert.Null(Decided(new Ears("a", "b").Parted("a", "b").Quiet("a", 30).Quiet("b", 30).Is("a", RouterRole.Master).Is("b", RouterRole.Master)));
        Assert.Null(Decided(new Ears("a", "b", "c").HearsNothing("a").IsUnheard("a").Is("a", RouterRole.Master).Is("b", RouterRole.Master)));
    }

    [Fact]
    public void It_lets_go_to_nobody_who_cannot_serve()
    {
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Master).Is("b", RouterRole.Initialize)));
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Master).IsUnplugged("b")));
    }

    [Fact]
    public void It_lets_go_to_nobody_whom_a_third_one_does_not_hear()
    {
        var ears = new Ears("a", "b", "c").HearsNothing("a").Is("a", RouterRole.Master).Is("c", RouterRole.Initialize);

        Assert.NotNull(Decided(ears));
        Assert.Null(Decided(ears.Hears("c", "b", false)));
    }

    [Fact]
    public void A_router_that_is_out_for_another_reason_is_left_alone() =>
        Assert.Null(Decided(new Ears("a", "b").HearsNothing("a").Is("a", RouterRole.Initialize).Is("b", RouterRole.Master)));

    [Fact]
    public void The_loser_of_two_Masters_lets_go_and_stays_out_while_the_winner_serves()
    {
        var ears = new Ears("a", "b").Parted("a", "b").Is("a", RouterRole.Master).Is("b", RouterRole.Master).Reaches("a", false).Reaches("b", true);

        Assert.Equal((LeaveCause.Arbitrated, Hold), Decided(ears));
        Assert.Equal((LeaveCause.Arbitrated, Hold), Decided(ears.Is("a", RouterRole.Initialize), LeaveCause.Arbitrated));
        Assert.Null(Decided(ears.Is("b", RouterRole.Backup), LeaveCause.Arbitrated));
    }

    [Fact]
    public void The_winner_lets_nothing_go_nor_does_anybody_without_arbitration()
    {
        var ears = new Ears("a", "b").Parted("a", "b").Is("a", RouterRole.Master).Is("b", RouterRole.Master);

        Assert.Null(Decided(ears.Reaches("a", true).Reaches("b", false)));
        Assert.Null(Decided(ears.Reaches("a", false).Reaches("b", true), settings: ImmutableDictionary<string, ArbitrationSetting>.Empty));
    }

    [Fact]
    public void A_Backup_is_not_arbitrated() =>
        Assert.Null(Decided(new Ears("a", "b").Parted("a", "b").Is("b", RouterRole.Master).Reaches("a", false).Reaches("b", true)));

    /// <summary>What becomes of node a's router; null: nothing.</summary>
    private static (LeaveCause, TimeSpan)? Decided(Ears ears, LeaveCause? stayingOut = null, ImmutableDictionary<string, ArbitrationSetting>? settings = null)
    {
        var role = (Tandem.Vrrp.Machine.RouterRole)(int)ears.View.Position(Ears.Web, "a")!.Role;
        var own = new OwnRouter(Ears.Web, role, Mastership, stayingOut);
        var arbitration = new Arbitration(settings ?? ImmutableDictionary<string, ArbitrationSetting>.Empty.Add("front", new(Ears.AddressOf("z"))));
        var stay = new StayOutRules("a", arbitration).Decide(ears.View, [own]).SingleOrDefault();
        Assert.True(stay is null || stay.Router == own);
        return stay is null ? null : (stay.Cause, stay.For);
    }
}
