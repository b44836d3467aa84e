using Tandem.Actors.Checks;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Wire;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>Whether a node could hand over everything, which decides how it is upgraded.</summary>
public sealed class HandOverWorkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-work-");
    private readonly HandOverWork _work;

    public HandOverWorkTests() => _work = new(
        new SharedPlanBoard(new SharedPlan(["lb1", "lb2"], [])), IntentBoard.Open(_folder.FullName, "lb1", TimeProvider.System, _ => { }), new ChecksBoard(), new HandOverDesk());

    [Fact]
    public void It_could_when_a_reached_node_stands_by() => Assert.True(Could(RouterRole.Master, RouterRole.Backup));

    [Fact]
    public void It_could_when_it_holds_nothing() => Assert.True(Could(RouterRole.Backup, RouterRole.Master));

    [Fact]
    public void It_could_not_when_the_other_takes_no_part() => Assert.False(Could(RouterRole.Master, RouterRole.Initialize));

    [Fact]
    public void It_could_not_when_the_other_is_not_reached() => Assert.False(Could(RouterRole.Master, RouterRole.Backup, isReachable: false));

    [Fact]
    public void Without_a_channel_nobody_would_take_anything() => Assert.False(_work.CouldGiveAll("lb1", Roster.Empty));

    public void Dispose() => _folder.Delete(recursive: true);

    private bool Could(RouterRole own, RouterRole other, bool isReachable = true) => _work.CouldGiveAll("lb1", Roster.Empty
        .Hear("lb1", Samples.Id, isReachable: true, DateTimeOffset.UnixEpoch).Take("lb1", Standing(own))
        .Hear("lb2", Samples.Id, isReachable, DateTimeOffset.UnixEpoch).Take("lb2", Standing(other)));

    private static RouterStanding Standing(RouterRole role) => new(Samples.Web, role, default, 7, new(251), "", null, 0, []);
}
