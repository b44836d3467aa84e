using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.Tests.Rosters;

public sealed class RosterTimingsTests
{
    [Theory]
    [InlineData(0, 2, 5)]
    [InlineData(200, 2, 5)]
    [InlineData(1000, 10, 13)]
    [InlineData(4080, 40.8, 43.8)]
    public void Many_routers_are_told_less_often_and_missed_later(int routers, double whole, double silence) =>
        Assert.Equal((TimeSpan.FromSeconds(whole), TimeSpan.FromSeconds(silence)), (RosterTimings.Whole(routers), RosterTimings.Silence(routers)));
}
