using Tandem.Api.Http;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Tests.Http;

public sealed class CaughtUpTests
{
    [Fact]
    public void However_much_was_missed_only_the_latest_places_are_kept()
    {
        var places = new CaughtUp(3);

        for (ulong number = 1; number <= 1000; number++)
        {
            Assert.True(places.Add(Place(number)));
        }

        Assert.Equal(3, places.Count);
        Assert.True(places.Remove(Place(998)) && places.Remove(Place(999)) && places.Remove(Place(1000)));
        Assert.False(places.Remove(Place(997)));
    }

    [Fact]
    public void One_that_arrives_is_known_once()
    {
        var places = new CaughtUp(3);
        places.Add(Place(1));

        Assert.False(places.Add(Place(1)));
        Assert.True(places.Remove(Place(1)));
        Assert.False(places.Remove(Place(1)));
    }

    private static TimelineCursor Place(ulong number) => new(new HybridStamp((long)number, 0), "lb2", Guid.Empty, number);
}
