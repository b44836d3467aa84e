using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;
using Tandem.Coordination.Wire;
using Tandem.Vrrp.Model;
using Envelope = Tandem.Coordination.Messages.Envelope;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>
/// Nodes n0, n1, ... whose records exchange entries over a channel that drops, doubles, delays and reorders what is sent, by lot, and carries it as bytes.
/// </summary>
internal sealed class TimelineStage : IAsyncDisposable
{
    private static readonly TimelineTimings Quick = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(60));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tandem-timeline-");
    private readonly List<(int To, Envelope Envelope)> _under = [];
    private readonly Chronicle _chronicle = new();
    private readonly StagedNode?[] _nodes;
    private readonly Peers _peers;
    private readonly Random _lots;
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly Lock _lock = new();

    public TimelineStage(int nodes, int seed = 1)
    {
        _nodes = new StagedNode?[nodes];
        _lots = new Random(seed);
        _peers = new Peers(Enumerable.Range(0, nodes).Select(rank => new CoordinationNode($"n{rank}", IPvXAddress.Parse($"10.0.0.{rank + 1}"))), "n0");
    }

    /// <summary>Whether the channel is bad.</summary>
    public bool IsBad { get; set; }

    /// <summary>How far ahead a node's wall clock is.</summary>
    public Dictionary<int, TimeSpan> Ahead { get; } = [];

    /// <summary>Set to have only news travel: nobody asks after the first time.</summary>
    public TimelineTimings Timings { get; set; } = Quick;

    /// <summary>What was carried, in order.</summary>
    public List<(string From, int To, INodeMessage Body)> Carried { get; } = [];

    public StagedNode this[int rank] => _nodes[rank] ?? throw new InvalidOperationException($"n{rank} does not run");

    public string DirectoryOf(int rank) => Path.Combine(_directory.FullName, $"n{rank}");

    /// <summary>A life of a node begins; everybody who runs is a member, and reached.</summary>
    public void Start(int rank)
    {
        var wall = new SteppedWall { Now = TimeProvider.System.GetUtcNow() + Ahead.GetValueOrDefault(rank) };
        var options = new TimelineStoreOptions($"n{rank}", Guid.NewGuid(), DirectoryOf(rank), TimeSpan.FromDays(30), 64 << 20);
        var store = new TimelineStore(options, new HybridClock(wall), wall, line => _chronicle.Add($"n{rank}", line));
        var system = ActorSystem.Create($"stage-n{rank}", "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = local }");
        var node = new StagedNode($"n{rank}", options.BootId, wall, store, TimelineRecorder.Start(system, store, wall), system);
        var channel = system.ActorOf(Props.Create(() => new Mouth(send => Send(node, send))));
        _nodes[rank] = node;
        var ports = new PartPorts(channel, ActorRefs.Nobody, node.Name, PeersOf(node), new RosterBoard(), TimeProvider.System) { Members = () => TableOf(node) };
        system.ActorOf(TimelineExchangeActor.PropsFor(ports, store, node.Recorder.Ear, Timings), "exchange");
        _ = WatchAsync(store);
        TellMembers();
    }

    /// <summary>Ends without a word; what was recorded is in its file.</summary>
    public async Task CrashAsync(int rank)
    {
        var ending = this[rank];
        _nodes[rank] = null;
        TellMembers();
        await ending.System.Terminate();
        await ending.Store.FlushAsync();
        ending.Store.Dispose();
    }

    /// <summary>Until all who run have this many entries, and the same ones.</summary>
    public async Task AreEqual(int entries)
    {
        string[] stories = [];
        var limit = TimeProvider.System.GetTimestamp();
        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(limit) < TimeSpan.FromSeconds(30), $"not equal, or not {entries}: {string.Join(", ", stories.Select(story => story.Split('\n').Length))}\n{_chronicle}");
            var next = Next();
            stories = await Task.WhenAll(_nodes.OfType<StagedNode>().Select(StoryAsync));
            if (stories.Distinct(StringComparer.Ordinal).Count() == 1 && stories[0].Split('\n').Length == entries)
            {
                return;
            }

            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        }
        while (true);
    }

    /// <summary>The whole record of a node as text, in its order.</summary>
    public static async Task<string> StoryAsync(StagedNode node)
    {
        var entries = new List<TimelineEntry>();
        TimelineCursor? at = null;
        do
        {
            var page = await node.Store.FindAsync(new TimelineQuery { Limit = 1000, After = at });
            entries.AddRange(page.Entries);
            at = page.Next;
        }
        while (at is not null);

        return string.Join('\n', entries);
    }

    public async ValueTask DisposeAsync()
    {
        for (var rank = 0; rank < _nodes.Length; rank++)
        {
            if (_nodes[rank] is not null)
            {
                await CrashAsync(rank);
            }
        }

        _directory.Delete(recursive: true);
    }

    /// <summary>Done when the next entry is written, wherever.</summary>
    private Task Next()
    {
        lock (_lock)
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(next);
            return next.Task;
        }
    }

    private async Task WatchAsync(TimelineStore store)
    {
        await foreach (var _ in store.FollowAsync(new TimelineQuery()))
        {
            lock (_lock)
            {
                _waiting.ForEach(waiting => waiting.TrySetResult());
                _waiting.Clear();
            }
        }
    }

    private Peers PeersOf(StagedNode node) => new(Enumerable.Range(0, _peers.Count).Select(at => _peers[at]), node.Name);

    private MemberTable TableOf(StagedNode node) => MemberTable.Of(PeersOf(node), DateTimeOffset.UnixEpoch)
        .With([.. _nodes.Select(other => other is null ? MemberStanding.Lost : MemberStanding.Reachable)], DateTimeOffset.UnixEpoch);

    private void TellMembers()
    {
        foreach (var node in _nodes.OfType<StagedNode>())
        {
            node.System.EventStream.Publish(new MembersChanged(TableOf(node)));
        }
    }

    private void Send(StagedNode from, ExchangeProtocol.Send send)
    {
        var bytes = MessageCodec.Write(new Envelope("test", from.Name, from.Boot, 1, from.Store.Clock.Next(), send.Body));
        var envelope = MessageCodec.Read(bytes, MessageCodec.ManifestOf(send.Body));
        lock (_lock)
        {
            _under.Add((_peers.RankOfName(send.Node)!.Value, envelope));
            if (!IsBad)
            {
                _under.ForEach(Deliver);
                _under.Clear();
                return;
            }

            for (var draws = _lots.Next(3); draws > 0 && _under.Count > 0; draws--)
            {
                var at = _lots.Next(_under.Count);
                var message = _under[at];
                if (_lots.Next(4) > 0)
                {
                    _under.RemoveAt(at);
                }

                if (_lots.Next(3) > 0)
                {
                    Deliver(message);
                }
            }
        }
    }

    private void Deliver((int To, Envelope Envelope) message)
    {
        var envelope = message.Envelope;
        Carried.Add((envelope.Node, message.To, envelope.Body));
        if (_nodes[message.To] is { } node)
        {
            node.Store.Clock.Hear(envelope.Stamp);
            node.System.EventStream.Publish(new ExchangeProtocol.Received(envelope.Node, envelope.BootId, envelope.Stamp, envelope.Body));
        }
    }

    /// <summary>The exchange of a node.</summary>
    private sealed class Mouth : ReceiveActor
    {
        public Mouth(Action<ExchangeProtocol.Send> send) => Receive(send);
    }
}
