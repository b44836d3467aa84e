using Tandem.Coordination.Rosters;
using Tandem.Network.Beat;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Rosters;

/// <summary>From what the link loop counts to what members are told.</summary>
public sealed class AdvertisementCountsTests
{
    private static readonly IPvXAddress Second = IPvXAddress.Parse("192.0.2.12");
    private static readonly IPvXAddress Third = IPvXAddress.Parse("192.0.2.13");

    [Fact]
    public void Who_was_heard_how_often_is_told_in_the_order_of_addresses_and_what_was_sent_is_none_of_it()
    {
        var tally = new AdvertisementTally();
        tally.Hear(Third);
        tally.Hear(Second);
        tally.Hear(Third);
        tally.Send();
        tally.Send(Priority.Release);
        tally.Send();
        tally.Send();
        tally.Send();
        tally.TakeBack();

        Assert.Equal(new AdvertisementCounts(4, [new(Second, 1), new(Third, 2)]), AdvertisementCounts.Of(tally));
    }

    [Fact]
    public void Of_a_router_that_has_just_begun_there_is_nothing() => Assert.Equal(AdvertisementCounts.None, AdvertisementCounts.Of(new AdvertisementTally()));
}
