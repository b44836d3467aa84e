using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Makes the members' records equal: asks whoever is reached what this node lacks, answers who asks, and sends the others what happens here as it
/// happens. At most one batch a peer is under way, with a pause before the next: however long a story is, hints do not wait behind it.
/// </summary>
internal sealed class TimelineExchangeActor : ReceiveActor, IWithTimers
{
    private static readonly object RoundTimer = new();
    private static readonly object NewsTimer = new();

    private readonly PartPorts _ports;
    private readonly TimelineStore _store;
    private readonly IActorRef _ear;
    private readonly TimelineTimings _timings;
    private readonly TimelineTrust _trust;
    private readonly Action _written;
    private readonly Dictionary<string, PeerProgress> _peers = [];
    private ulong? _told;
    private bool _hasNews;
    private bool _isReading;
    private bool _tellsAgain;
    private int _atOnce;

    /// <param name="ports">What a part works with.</param>
    /// <param name="store">This node's record.</param>
    /// <param name="ear">Hears the facts that other parts publish.</param>
    /// <param name="timings">Its waits.</param>
    public static Props PropsFor(PartPorts ports, TimelineStore store, IActorRef ear, TimelineTimings timings) =>
        Props.Create(() => new TimelineExchangeActor(ports, store, ear, timings));

    public TimelineExchangeActor(PartPorts ports, TimelineStore store, IActorRef ear, TimelineTimings timings)
    {
        (_ports, _store, _ear, _timings) = (ports, store, ear, timings);
        _trust = new TimelineTrust(ports.Node, store.BootId, Enumerable.Range(0, ports.Peers.Count).Select(rank => ports.Peers[rank].Name).ToHashSet());
        var self = Self;
        _written = () => self.Tell(new Written(), ActorRefs.NoSender);

        Receive<MembersChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<Written>(Handle);
        Receive<NewsDue>(Handle);
        Receive<News>(Handle);
        Receive<AskDue>(Handle);
        Receive<RoundDue>(Handle);
        Receive<Known>(Handle);
        Receive<Answered>(Handle);
        Receive<Taken>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Context.System.EventStream.Subscribe(_ear, typeof(TimelineFact));
        _store.Written += _written;
        Timers.StartPeriodicTimer(RoundTimer, new RoundDue(), TimeSpan.Zero, _timings.Round);
    }

    protected override void PostStop() => _store.Written -= _written;

    /// <summary>Who has come is asked; it asks as well.</summary>
    private void Handle(MembersChanged changed)
    {
        var reached = Reached(changed.Table).ToHashSet();
        var come = reached.Where(node => !Of(node).IsReached).ToList();
        foreach (var (node, peer) in _peers)
        {
            peer.IsReached = reached.Contains(node);
        }

        Ask(come);
        if (come.Count > 0)
        {
            TellAgain();
        }
    }

    private void Handle(ExchangeProtocol.Received received)
    {
        _trust.Hear(received.Node, received.BootId);
        switch (received.Body)
        {
            case TimelineKnown known:
                Answer(received.Node, known);
                break;
            case TimelineEntries entries:
                Take(received.Node, entries);
                break;
        }
    }

    /// <summary>The first entries after a while are sent at once, what follows closely together.</summary>
    private void Handle(Written written)
    {
        _hasNews = true;
        TellIfDue();
    }

    private void Handle(NewsDue due)
    {
        if (_hasNews)
        {
            Tell();
        }
        else
        {
            _atOnce = 0;
        }
    }

    private void Handle(News news)
    {
        _isReading = false;
        if (news.Entries is not { } batch)
        {
            return;
        }

        _told = batch.Entries.Max(entry => entry.Number);
        _hasNews |= batch.HasMore;
        foreach (var (node, _) in _peers.Where(peer => peer.Value.IsReached))
        {
            Send(node, batch with { HasMore = false });
        }

        if (_hasNews)
        {
            TellIfDue();
        }
    }

    private void Handle(AskDue due) => Ask([due.Node]);

    private void Handle(RoundDue due)
    {
        foreach (var node in Reached(_ports.Members()))
        {
            Of(node).IsReached = true;
        }

        Ask([.. _peers.Where(peer => peer.Value.IsReached).Select(peer => peer.Key)]);
    }

    private void Handle(Known known)
    {
        if (known.Marks is not { } marks)
        {
            return;
        }

        if (_told is null)
        {
            _told = marks.Marks.FirstOrDefault(mark => mark.Node == _ports.Node && mark.BootId == _store.BootId)?.Through ?? 0;
            TellAgain();
        }

        foreach (var node in known.For)
        {
            Send(node, _trust.Shown(marks, node, IsReached));
        }
    }

    private void Handle(Answered answered)
    {
        var peer = Of(answered.Node);
        peer.IsAnswering = false;
        if (answered.Entries is { } entries)
        {
            Send(answered.Node, entries);
        }

        if (peer.Asked is { } asked)
        {
            peer.Asked = null;
            Answer(answered.Node, asked);
        }
    }

    private void Handle(Taken taken)
    {
        var peer = Of(taken.Node);
        peer.IsTaking = false;
        if (taken.AsksAgain || peer.HasMissed)
        {
            peer.HasMissed = false;
            Timers.StartSingleTimer(("ask", taken.Node), new AskDue(taken.Node), _timings.Pause);
        }
    }

    /// <summary>While an answer is being read only the last question counts.</summary>
    private void Answer(string node, TimelineKnown known)
    {
        var peer = Of(node);
        if (peer.IsAnswering)
        {
            peer.Asked = known;
            return;
        }

        peer.IsAnswering = true;
        _ = _store.AnswerAsync(known, _trust.Nodes).PipeTo(Self, success: entries => new Answered(node, entries), failure: _ => new Answered(node, null));
    }

    /// <summary>While a batch is being written others are let go, and asked for again.</summary>
    private void Take(string node, TimelineEntries entries)
    {
        var peer = Of(node);
        if (peer.IsTaking)
        {
            peer.HasMissed = true;
            return;
        }

        peer.IsTaking = true;
        _ = _store.TakeAsync(_trust.Sift(entries, node, IsReached)).PipeTo(
            Self,
            success: taken => new Taken(node, taken.Fresh > 0 && (taken.HasGap || entries.HasMore)),
            failure: _ => new Taken(node, false));
    }

    /// <summary>What happened between somebody's question and when it was known here that it can be told is told once more: the latest, as much as a batch holds.</summary>
    private void TellAgain()
    {
        (_tellsAgain, _hasNews) = (true, true);
        TellIfDue();
    }

    private void TellIfDue()
    {
        if (!_isReading && (!Timers.IsTimerActive(NewsTimer) || _atOnce < TimelineTimings.AtOnce))
        {
            Tell();
        }
    }

    private void Tell()
    {
        _atOnce++;
        if (_told is { } told && !_isReading)
        {
            var through = _tellsAgain ? told - Math.Min(told, TimelineSync.MostEntries) : told;
            _tellsAgain = false;
            (_hasNews, _isReading) = (false, true);
            _ = _store.NewsAsync(through).PipeTo(Self, success: entries => new News(entries), failure: _ => new News(null));
        }

        Timers.StartSingleTimer(NewsTimer, new NewsDue(), _timings.Pause);
    }

    private void Ask(List<string> nodes)
    {
        if (nodes.Count > 0 || _told is null)
        {
            _ = _store.KnownAsync().PipeTo(Self, success: marks => new Known(marks, nodes), failure: _ => new Known(null, nodes));
        }
    }

    private void Send(string node, INodeMessage body) => _ports.Exchange.Tell(new ExchangeProtocol.Send(node, body));

    private bool IsReached(string node) => _peers.TryGetValue(node, out var peer) && peer.IsReached;

    private PeerProgress Of(string node)
    {
        if (!_peers.TryGetValue(node, out var peer))
        {
            _peers[node] = peer = new PeerProgress();
        }

        return peer;
    }

    private static IEnumerable<string> Reached(MemberTable table) =>
        table.Members.Where(member => !member.IsSelf && member.Standing == MemberStanding.Reachable).Select(member => member.Node);

    private sealed record Written;

    private sealed record NewsDue;

    private sealed record News(TimelineEntries? Entries);

    private sealed record AskDue(string Node);

    private sealed record RoundDue;

    private sealed record Known(TimelineKnown? Marks, IReadOnlyList<string> For);

    private sealed record Answered(string Node, TimelineEntries? Entries);

    private sealed record Taken(string Node, bool AsksAgain);
}
