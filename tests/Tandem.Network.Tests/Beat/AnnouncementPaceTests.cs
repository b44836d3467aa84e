using Tandem.Network.Beat;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Beat;

public sealed class AnnouncementPaceTests
{
    private readonly List<string> _sent = [];

    [Fact]
    public void A_thousand_a_second_leave_in_groups_of_ten_every_ten_milliseconds()
    {
        var pace = new AnnouncementPace(1000);
        pace.Add(Begun(Router(25, repeats: 1)));

        Assert.Equal(10, SentAt(pace, 1000));
        Assert.Equal(At(1010), pace.NextAt);
        Assert.Equal(0, SentAt(pace, 1009));
        Assert.Equal(10, SentAt(pace, 1010));
        Assert.Equal(5, SentAt(pace, 1020));
        Assert.Equal(Instant.Never, pace.NextAt);
    }

    // 3 a second are one every 333.3333 ms; 250 are two every 8 ms.
    [Theory]
    [InlineData(1, 1, 1_000_000_000)]
    [InlineData(3, 1, 333_333_300)]
    [InlineData(100, 1, 10_000_000)]
    [InlineData(250, 2, 8_000_000)]
    [InlineData(100_000, 1000, 10_000_000)]
    public void A_rate_is_a_group_and_the_time_to_the_next(int perSecond, int group, long nanoseconds)
    {
        var pace = new AnnouncementPace(perSecond);
        foreach (var router in Enumerable.Range(0, 10))
        {
            pace.Add(Begun(Router(255, repeats: 1)));
        }

        Assert.Equal(group, SentAt(pace, 1000));
        Assert.Equal(1_000_000_000 + nanoseconds, pace.NextAt.Nanoseconds);
    }

    [Fact]
    public void Routers_share_the_rate_in_the_order_in_which_they_were_due()
    {
        var pace = new AnnouncementPace(100);
        pace.Add(Begun(Router(2, repeats: 1, network: 1)));
        pace.Add(Begun(Router(1, repeats: 1, network: 2)));

        for (var at = 1000; at <= 1020; at += 10)
        {
            Assert.Equal(1, SentAt(pace, at));
        }

        Assert.Equal(["10.0.1.1", "10.0.1.2", "10.0.2.1"], _sent);
    }

    [Fact]
    public void What_was_late_is_not_caught_up_with()
    {
        var pace = new AnnouncementPace(1000);
        pace.Add(Begun(Router(100, repeats: 1)));
        SentAt(pace, 1000);

        Assert.Equal(10, SentAt(pace, 5000));
        Assert.Equal(At(5010), pace.NextAt);
    }

    [Fact]
    public void A_router_that_closes_sends_no_more_and_costs_the_others_nothing()
    {
        var pace = new AnnouncementPace(1000);
        var closing = Begun(Router(50, repeats: 1, network: 1));
        pace.Add(closing);
        pace.Add(Begun(Router(50, repeats: 1, network: 2)));
        Assert.Equal(10, SentAt(pace, 1000));

        closing.Drop();

        Assert.Equal(10, SentAt(pace, 1010));
        Assert.Equal("10.0.1.10", _sent[9]);
        Assert.Equal("10.0.2.1", _sent[10]);
        Assert.Equal(Instant.Never, closing.NextAt);
        Assert.False(closing.TryBegin(At(9000)));
    }

    [Fact]
    public void The_next_round_comes_an_interval_after_the_last_frame_of_this_one()
    {
        var pace = new AnnouncementPace(100);
        var router = Router(2, repeats: 2);
        Assert.Equal(At(1000), router.NextAt);
        pace.Add(Begun(router));
        Assert.Equal(Instant.Never, router.NextAt);
        Assert.False(router.TryBegin(At(1005)));

        SentAt(pace, 1000);
        SentAt(pace, 1010);

        Assert.Equal(At(2010), router.NextAt);
        Assert.True(router.TryBegin(At(2010)));
        pace.Add(router);
        SentAt(pace, 2010);
        SentAt(pace, 2020);
        Assert.Equal(Instant.Never, router.NextAt);
        Assert.Equal(4, _sent.Count);
    }

    [Fact]
    public void A_rate_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnnouncementPace(0));

    private static Instant At(long milliseconds) => new(milliseconds * 1_000_000);

    /// <summary>Announced at 0, repeated a second later: 10.0.N.1, 10.0.N.2, ...</summary>
    private AnnouncementRepeats Router(int addresses, int repeats, int network = 0) => new(
        new VirtualAddresses([.. Enumerable.Range(1, addresses).Select(i => new VirtualAddress(IPvXAddress.Parse($"10.0.{network}.{i}"), 16))]),
        AnnouncementSchedule.Start(At(0), repeats, TimeSpan.FromSeconds(1)),
        address => _sent.Add(address.ToString()));

    private static AnnouncementRepeats Begun(AnnouncementRepeats router)
    {
        Assert.True(router.TryBegin(At(1000)));
        return router;
    }

    private int SentAt(AnnouncementPace pace, long milliseconds)
    {
        var before = _sent.Count;
        pace.Send(At(milliseconds));
        return _sent.Count - before;
    }
}
