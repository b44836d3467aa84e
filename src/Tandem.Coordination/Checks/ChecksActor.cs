using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Checks;

/// <summary>
/// Tells the members how this node is, and this node's routers how the members are: only those that are reached and have said so lately. What
/// follows is decided there; with nothing told, as plain VRRP would.
/// </summary>
internal sealed class ChecksActor : ReceiveActor, IWithTimers
{
    private static readonly object RepeatTimer = new();

    private readonly PartPorts _ports;
    private readonly PeerChecksBoard _board;
    private readonly Dictionary<string, (CheckReport Report, long Said)> _heard = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, PeerHealth> _said = ImmutableDictionary<string, PeerHealth>.Empty;
    private CheckReport? _own;

    /// <param name="ports">The part's ports.</param>
    /// <param name="board">Shows how the other nodes are.</param>
    public static Props PropsFor(PartPorts ports, PeerChecksBoard board) => Props.Create(() => new ChecksActor(ports, board));

    public ChecksActor(PartPorts ports, PeerChecksBoard board)
    {
        (_ports, _board) = (ports, board);

        Receive<CheckProtocol.Changed>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<MembersChanged>(Handle);
        Receive<RepeatDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private IEnumerable<string> Reached => _ports.Members().Members
        .Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable })
        .Select(member => member.Node);

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
        Timers.StartPeriodicTimer(RepeatTimer, new RepeatDue(), ChecksTimings.Repeat);
        Ask();
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Handle(CheckProtocol.Changed changed)
    {
        var report = CheckReports.Of(changed.Health);
        if (!report.Equals(_own))
        {
            _own = report;
            Tell();
        }
    }

    /// <summary>It counts from when it was said: over a late channel a node that failed would still be well, and get what another one lets go.</summary>
    private void Handle(ExchangeProtocol.Received received)
    {
        if (received is { Body: CheckReport report, Age: { } age } && age < ChecksTimings.Lapse)
        {
            var time = _ports.Time;
            _heard[received.Node] = (report, time.GetTimestamp() - (long)(age.TotalSeconds * time.TimestampFrequency));
            Pass();
        }
    }

    /// <summary>Who is reached anew may have missed much.</summary>
    private void Handle(MembersChanged changed)
    {
        Tell();
        Pass();
    }

    /// <summary>The routers' system may have started its part of this afresh, or missed something; so may the members.</summary>
    private void Handle(RepeatDue due)
    {
        Ask();
        Tell();
        Pass();
    }

    private void Ask() => _ports.Advice.Tell(new CheckProtocol.Subscribe(Self));

    private void Tell()
    {
        if (_own is { Checks.Count: > 0 } own)
        {
            foreach (var node in Reached)
            {
                _ports.Exchange.Tell(new ExchangeProtocol.Send(node, own));
            }
        }
    }

    /// <summary>What has not changed is told as the same object, for the other side to see at a glance.</summary>
    private void Pass()
    {
        var known = Reached
            .Where(node => _heard.TryGetValue(node, out var heard) && _ports.Time.GetElapsedTime(heard.Said) < ChecksTimings.Lapse)
            .ToImmutableDictionary(node => node, node => _heard[node].Report, StringComparer.Ordinal);
        var before = _board.Current;
        if (known.Count != before.Count || known.Any(entry => !entry.Value.Equals(before.GetValueOrDefault(entry.Key))) || known.Count != _said.Count)
        {
            _board.Current = known;
            _said = known.ToImmutableDictionary(entry => entry.Key, entry => CheckReports.Of(entry.Key, entry.Value), StringComparer.Ordinal);
        }

        _ports.Advice.Tell(new CheckProtocol.PeersSaid(_said));
    }

    private sealed record RepeatDue;
}
