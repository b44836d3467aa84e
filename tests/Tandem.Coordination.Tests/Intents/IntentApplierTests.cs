using Akka.TestKit.Xunit2;
using Microsoft.Extensions.Time.Testing;
using Tandem.Actors.Advice;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>The routers of a node are told what operators want, from the file alone, before there is any cluster.</summary>
public sealed class IntentApplierTests : TestKit
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-intents-");
    private readonly FakeTimeProvider _time = new();
    private readonly IntentBoard _board;

    public IntentApplierTests() => _board = IntentBoard.Open(_folder.FullName, "lb1", _time, Assert.Fail);

    [Fact]
    public void The_last_intent_seen_is_told_at_once_and_only_what_differs_from_the_file()
    {
        _board.Give(IntentKind.Drain, "lb1", null);

        using var applier = Applier();

        Assert.Equal([Told(Cluster3.Api), Told(Cluster3.Twin), Told(Cluster3.Web)], ReceiveN(3).Cast<RouterAdvice.Intend>());
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_change_is_told_once_and_repeated_while_it_stands()
    {
        using var applier = Applier();
        _board.Give(IntentKind.Move, "lb2", Cluster3.Web.Key);
        var moved = new RouterAdvice.Intend(Cluster3.Web.Key, new PriorityIntent.Moved(new Priority(251)));
        Assert.Equal(moved, ExpectMsg<RouterAdvice.Intend>());

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(moved, ExpectMsg<RouterAdvice.Intend>());

        _board.Give(IntentKind.Unmove, "lb2", Cluster3.Web.Key);
        Assert.Equal(new RouterAdvice.Intend(Cluster3.Web.Key, PriorityIntent.AsConfigured.Instance), ExpectMsg<RouterAdvice.Intend>());
        _time.Advance(TimeSpan.FromSeconds(10));
        ExpectNoMsg(TimeSpan.Zero);
    }

    protected override void AfterAll()
    {
        _folder.Delete(recursive: true);
        base.AfterAll();
    }

    private IntentApplier Applier() => new("lb1", Cluster3.Plan, _board, TestActor, _time);

    private static RouterAdvice.Intend Told(SharedRouter router) => new(router.Key, PriorityIntent.Drained.Instance);
}
