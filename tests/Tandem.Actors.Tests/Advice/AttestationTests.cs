using Tandem.Actors.Advice;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using static Tandem.Actors.Tests.Advice.Bench;

namespace Tandem.Actors.Tests.Advice;

/// <summary>Whom a router believes. Its interval is 1 s, so it waits 1 s for an answer.</summary>
public sealed class AttestationTests
{
    private static readonly IPvXAddress Stranger = IPvXAddress.Parse("192.0.2.66");
    private static readonly IPvXAddress Foreigner = IPvXAddress.Parse("192.0.2.20");

    [Fact]
    public void Without_claims_all_is_as_plain_VRRP_has_it()
    {
        Assert.Equal(RouterRole.Backup, Master().Hear(4100, 255, Stranger).Role);
        Assert.Equal(RouterRole.Backup, Master().Advise(4050, Claims(false)).Advise(4060, new RouterAdvice.NoClaims(Scene.Web)).Hear(4100, 255, Stranger).Role);
    }

    [Fact]
    public void A_member_that_says_it_is_Master_and_a_foreign_peer_wait_for_nobody()
    {
        Assert.Equal(RouterRole.Backup, Master().Advise(4050, Claims(true)).Hear(4100, 250).Role);
        Assert.Equal(RouterRole.Backup, Master().Advise(4050, Claims(false)).Hear(4100, 250, Foreigner).Role);
    }

    [Fact]
    public void A_stranger_moves_no_Master_and_its_flood_asks_once()
    {
        var bench = Master().Advise(4050, Claims(false));

        for (var i = 0; i < 500; i++)
        {
            bench.Hear(4100 + i, 255, Stranger);
        }

        Assert.Single(bench.Told);
        bench.Review(5100);
        Assert.Equal(RouterRole.Master, bench.Role);
        Assert.Equal([AttestationOutcome.Dropped], bench.Outcomes);
        Assert.Equal(499, bench.Told.OfType<NodeReport.AttestationEnded>().Single().Folded);
        Assert.Equal(500, bench.Unattested.Count);
        Assert.All(bench.Unattested, unattested => Assert.Equal(TimeSpan.FromMilliseconds(100), unattested.ShutOut));
        Assert.Empty(bench.Effects);
    }

    [Fact]
    public void Strangers_with_many_addresses_are_dropped_without_a_question()
    {
        var bench = Master().Advise(4050, Claims(false));

        for (var i = 1; i < 250; i++)
        {
            bench.Hear(4100, 255, IPvXAddress.Parse($"198.51.100.{i}"));
        }

        Assert.Equal(8, bench.Told.Count);
        Assert.Equal(RouterRole.Master, bench.Role);
    }

    [Fact]
    public void A_stranger_does_not_make_a_Backup_forget_its_Master()
    {
        var bench = Backup().Hear(1000, 250).Advise(1100, Claims(true));
        var before = bench.Router.Core;

        bench.Hear(1200, 255, Stranger).Hear(1300, 0, Stranger);

        Assert.Equal(before, bench.Router.Core);
    }

    [Theory]
    [InlineData(AttestationAnswer.Genuine, RouterRole.Backup, AttestationOutcome.Honoured)]
    [InlineData(AttestationAnswer.Forged, RouterRole.Master, AttestationOutcome.Dropped)]
    public void A_member_that_does_not_say_it_is_Master_is_asked(AttestationAnswer answer, RouterRole role, AttestationOutcome outcome)
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250);
        Assert.Equal(RouterRole.Master, bench.Role);
        Assert.Equal((Scene.Peer, At(5100), AttestationOutcome.HonouredInSilence), (bench.Wanted.Heard.Source, bench.Wanted.Until, bench.Wanted.OnSilence));

        bench.Advise(4102, new RouterAdvice.Verdict(Scene.Web, bench.Wanted.Inquiry, answer));

        Assert.Equal(role, bench.Role);
        Assert.Equal([outcome], bench.Outcomes);
    }

    [Fact]
    public void A_claim_that_comes_a_moment_late_lets_the_advertisement_count()
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250);

        bench.Advise(4103, Claims(true));

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal([AttestationOutcome.Honoured], bench.Outcomes);
    }

    [Fact]
    public void Silence_of_a_member_lets_it_count_and_puts_the_router_back_to_plain_VRRP()
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250);
        bench.Review(5099.999999);
        Assert.Equal(RouterRole.Master, bench.Role);

        bench.Review(5100);

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal([AttestationOutcome.HonouredInSilence], bench.Outcomes);
        Assert.Null(bench.Router.Attestation.Claims);
    }

    [Fact]
    public void The_channel_that_is_lost_while_a_member_is_asked_lets_it_count()
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250).Hear(4100, 255, Stranger);

        bench.Advise(4200, new RouterAdvice.NoClaims(Scene.Web));

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal(Scene.Peer, bench.Router.Core.Heard!.Source);
    }

    [Fact]
    public void A_denial_stands_until_the_wait_is_over_and_a_new_claim_ends_it()
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250);
        bench.Advise(4102, new RouterAdvice.Verdict(Scene.Web, bench.Wanted.Inquiry, AttestationAnswer.Forged));

        bench.Hear(4200, 250);
        Assert.Single(bench.Told.OfType<NodeReport.AttestationWanted>());
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Unattested).ShutOut);

        bench.Review(5100).Hear(5200, 250);
        Assert.Equal(2, bench.Told.OfType<NodeReport.AttestationWanted>().Count());

        bench.Advise(5201, new RouterAdvice.Verdict(Scene.Web, bench.Wanted.Inquiry, AttestationAnswer.Forged)).Advise(5300, Claims(true)).Hear(5400, 250);
        Assert.Equal(RouterRole.Backup, bench.Role);
    }

    [Fact]
    public void A_verdict_nobody_asked_for_or_that_comes_twice_is_dropped()
    {
        var bench = Master().Advise(4050, Claims(false)).Hear(4100, 250);
        var forged = new RouterAdvice.Verdict(Scene.Web, bench.Wanted.Inquiry, AttestationAnswer.Forged);

        bench.Advise(4101, forged).Advise(4102, forged with { Answer = AttestationAnswer.Genuine }).Advise(4103, forged with { Inquiry = 99 });

        Assert.Equal([AdviceRefusal.NothingHeld, AdviceRefusal.NothingHeld], bench.Refusals);
        Assert.Equal(RouterRole.Master, bench.Role);
    }

    [Fact]
    public void A_release_in_the_name_of_a_member_that_is_not_the_Master_is_dropped()
    {
        var bench = Backup().Hear(1000, 250, Foreigner).Advise(1100, Claims(false));
        var before = bench.Router.Core;

        bench.Hear(1200, 0);

        Assert.Equal(before, bench.Router.Core);
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Unattested).ShutOut);
    }

    [Fact]
    public void A_release_that_the_Master_denies_is_as_good_as_an_advertisement_of_it()
    {
        var bench = Backup().Hear(1000, 250).Advise(1100, Claims(true)).Hear(1200, 0);

        // Skew_Time of priority 200 is 218.75 ms: nobody waits longer because of the question.
        Assert.Equal(At(1418.75), bench.Router.Core.Router.State.NextDeadline);

        bench.Advise(1205, new RouterAdvice.Verdict(Scene.Web, bench.Wanted.Inquiry, AttestationAnswer.Forged));
        Assert.Equal(At(1205 + 3218.75), bench.Router.Core.Router.State.NextDeadline);

        bench.Hear(1300, 0);
        Assert.Equal(At(1205 + 3218.75), bench.Router.Core.Router.State.NextDeadline);
    }

    [Fact]
    public void A_release_of_a_Master_that_says_so_counts_at_once()
    {
        var bench = Backup().Hear(1000, 250).Advise(1100, Claims(false)).Hear(1200, 0);

        Assert.Equal(At(1418.75), bench.Router.Core.Router.State.NextDeadline);
        Assert.Empty(bench.Told);
    }

    [Fact]
    public void A_flood_in_the_name_of_a_member_does_not_stop_the_Masters_own_advertisements()
    {
        var bench = Master().Advise(4050, Claims(false));
        for (var i = 0; i < 100; i++)
        {
            bench.Hear(4100 + i, 255);
        }

        bench.Raise(5000, new RouterEvent.DeadlineReached());

        Assert.Equal([new Effect.Advertise(new Priority(200))], bench.Effects);
        Assert.Single(bench.Told);
    }
}
