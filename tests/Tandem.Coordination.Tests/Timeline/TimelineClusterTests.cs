using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>The timeline in real cluster systems: what parts publish is recorded, in causal order over clocks that are minutes apart, and survives its node.</summary>
public sealed class TimelineClusterTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tandem-timeline-");
    private readonly List<TimelineStore> _stores = [];
    private readonly ActorSystem _vrrp = ActorSystem.Create("vrrp", "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = local }");
    private Guid _boot;
    private int _lives;

    public void Dispose()
    {
        _vrrp.Dispose();
        _stores.ForEach(store => store.Dispose());
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Cause_on_a_node_whose_clock_is_minutes_ahead_is_before_its_effect_and_outlives_that_node()
    {
        await using var cluster = new TestCluster(2) { Boot = _ => _boot = Guid.NewGuid(), Equip = Equip };
        cluster.StartAll();
        await cluster.BecomesOne();
        await Has(0, 2);
        await Has(1, 2);

        // Seven minutes are 420 s, less what the message was under way.
        await cluster.Becomes("it is named", 20, () => cluster.Story.Contains("peer n1: its clock is 4", StringComparison.Ordinal));
        Assert.DoesNotContain("peer n0: its clock", cluster.Story, StringComparison.Ordinal);

        // n1 dies with its disk; its next life, on a fresh one, learns its own story from n0.
        await cluster.CrashAsync(1);
        _stores[1].Dispose();
        cluster.Start(1);
        await cluster.BecomesOne();
        await Has(2, 2);
    }

    private CoordinatorPorts Equip(int rank, CoordinatorPorts ports)
    {
        var wall = new ShiftedWall(TimeSpan.FromMinutes(7 * rank));
        var life = _lives++;
        var options = new TimelineStoreOptions($"n{rank}", _boot, Path.Combine(_directory.FullName, $"{life}"), TimeSpan.FromDays(30), 64 << 20);
        var store = new TimelineStore(options, new HybridClock(wall), wall, static _ => { });
        _stores.Add(store);
        var recorder = TimelineRecorder.Start(_vrrp, store, wall, $"timeline-{life}");
        return ports with { Clock = store.Clock, Parts = [TimelinePart.Of(store, recorder), new("actor", part => Props.Create(() => new Cause(part, life == 1)))] };
    }

    /// <summary>Until a record has the cause and the effects, in this order.</summary>
    private async Task Has(int store, int entries)
    {
        var found = new List<string>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var arrival in _stores[store].FollowAsync(new TimelineQuery { Kind = "configuration" }, after: 0, limit.Token))
        {
            found.Add(arrival.Entry.Text);
            if (found.Count == entries)
            {
                break;
            }
        }

        var page = await _stores[store].FindAsync(new TimelineQuery { Kind = "configuration" }, limit.Token);
        Assert.Equal(["n1: cause", "n0: effect"], page.Entries.Select(entry => $"{entry.Node}: {entry.Text}"));
    }

    /// <summary>The first life of n1 says something once somebody listens; who hears it says so.</summary>
    private sealed class Cause : ReceiveActor
    {
        public Cause(PartPorts ports, bool speaks)
        {
            var stream = Context.System.EventStream;
            var hasSpoken = !speaks;
            Receive<MembersChanged>(changed =>
            {
                if (!hasSpoken && changed.Table.IsComplete)
                {
                    hasSpoken = true;
                    stream.Publish(new TimelineFact.Drifted(null, "cause"));
                    ports.Exchange.Tell(new ExchangeProtocol.Send("n0", new ConfigurationDigest("x", [])));
                }
            });
            Receive<ExchangeProtocol.Received>(received => received.Body is ConfigurationDigest, _ => stream.Publish(new TimelineFact.Drifted(null, "effect")));
        }

        protected override void PreStart()
        {
            Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
            Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        }
    }
}
