using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Drift;

/// <summary>Tells members how this node is configured, hears how they are, and names what differs: one line when it begins, one when it ends.</summary>
internal sealed class DriftActor : ReceiveActor, IWithTimers
{
    private static readonly object TellTimer = new();

    /// <summary>A message may be lost; who has just joined may not have listened yet.</summary>
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    /// <summary>Two files that have nothing in common have a line for each of these, and one for the rest.</summary>
    private const int MostLines = 10;

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly PartPorts _ports;
    private readonly DriftBoard _board;
    private ImmutableHashSet<string> _reached = [];

    /// <param name="ports">The part's ports.</param>
    /// <param name="board">Outlives this.</param>
    public static Props PropsFor(PartPorts ports, DriftBoard board) => Props.Create(() => new DriftActor(ports, board));

    public DriftActor(PartPorts ports, DriftBoard board)
    {
        (_ports, _board) = (ports, board);

        Receive<MembersChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<TellDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Timers.StartPeriodicTimer(TellTimer, new TellDue(), TellEvery);
        Take(_ports.Node, _board.Own);
        See(_ports.Members());
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Handle(MembersChanged changed) => See(changed.Table);

    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is ConfigurationDigest digest)
        {
            Take(received.Node, digest);
        }
    }

    private void Take(string node, ConfigurationDigest digest)
    {
        var (begun, ended) = _board.Hear(node, digest);
        foreach (var difference in begun.Take(MostLines))
        {
            _log.Warning("the nodes are not configured alike: {Difference}; no address moves for that, but give all nodes the same file", difference.Words);
            Context.System.EventStream.Publish(new TimelineFact.Drifted(difference.Router, difference.Words));
        }

        if (begun.Length > MostLines)
        {
            _log.Warning("the nodes are not configured alike in {Count} more values", begun.Length - MostLines);
        }

        if (!ended.IsEmpty)
        {
            var what = string.Join("; ", ended.Take(MostLines).Select(difference => difference.Subject)) + (ended.Length > MostLines ? "; ..." : "");
            _log.Info("the nodes are configured alike again: {Subject}", what);
            Context.System.EventStream.Publish(new TimelineFact.Drifted(ended[0].Router, $"configured alike again: {what}"));
        }
    }

    private void Handle(TellDue due)
    {
        foreach (var node in _reached)
        {
            Tell(node);
        }
    }

    private void See(MemberTable table)
    {
        var reached = table.Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }).Select(member => member.Node).ToImmutableHashSet();
        var joined = reached.Except(_reached);
        _reached = reached;
        foreach (var node in joined)
        {
            Tell(node);
        }

        if (!joined.IsEmpty)
        {
            Timers.StartSingleTimer(joined, new TellDue(), TellAgainAfter);
        }
    }

    private void Tell(string node) => _ports.Exchange.Tell(new ExchangeProtocol.Send(node, _board.Own));

    private sealed record TellDue;
}
