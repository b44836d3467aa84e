using Tandem.Actors.Advice;
using Tandem.Coordination.Hints;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>
/// The members' channel with the real logic of roster and hints at both ends, and any weather between them. It draws lots of its own, so that a
/// channel without effect leaves a world's story as it was.
/// </summary>
internal sealed class SimulatedChannel
{
    private readonly SimulatedWorld _world;
    private readonly Random _random;
    private readonly Dictionary<SimulatedNode, SimulatedMember> _members = [];
    private readonly List<(Envelope Envelope, SimulatedNode To, Instant At)> _sent = [];

    public SimulatedChannel(SimulatedWorld world, int seed, HintWeather weather)
    {
        (_world, _random, Weather) = (world, new Random(seed), weather);
        world.Changed = node => Report(node, new NodeReport.Changed(SimulatedMember.Standing(node)));
        world.Reported = Report;
        Later(0.5, Beat);
        Later(0.3, Replay);
        Later(0.1, Insist);
    }

    public HintWeather Weather { get; set; }

    /// <summary>Whether a Master may be told to announce again; it changes no role, but the world draws lots for it.</summary>
    public bool Announces { get; init; } = true;

    /// <summary>Messages that arrived and were let in.</summary>
    public int Heard { get; private set; }

    /// <summary>Hints by what became of them.</summary>
    public Dictionary<HintUse, int> Uses { get; } = Enum.GetValues<HintUse>().ToDictionary(use => use, _ => 0);

    /// <summary>Announcements that were followed, by node.</summary>
    public Dictionary<SimulatedNode, int> Announced { get; } = [];

    /// <summary>How often who said that it is Master while another one said so too.</summary>
    public Dictionary<SimulatedNode, int> Insisted { get; } = [];

    private void Report(SimulatedNode node, NodeReport report)
    {
        var member = Of(node);
        if (member.Own.Take(report, out var one))
        {
            Tell(node, member, one is { } key ? new StandingChanged(member.Own.Stand(key)) : member.Own.Stand());
        }

        if (member.Desk.Take(report, member.Roster) is { } hint)
        {
            Send(node, member, hint);
        }
    }

    private SimulatedMember Of(SimulatedNode node)
    {
        if (_members.TryGetValue(node, out var known) && known.Boot == node.Router.Mastership.Boot)
        {
            return known;
        }

        var member = new SimulatedMember(node, _world.Nodes.Where(other => other != node).Select(other => other.Name), _world.Clock);
        _members[node] = member;
        Report(node, new NodeReport.Everything(member.Boot, [SimulatedMember.Standing(node)]));
        return member;
    }

    private void Tell(SimulatedNode node, SimulatedMember member, INodeMessage standing)
    {
        member.Keep(standing);
        Send(node, member, standing);
    }

    private void Send(SimulatedNode node, SimulatedMember member, INodeMessage body)
    {
        foreach (var other in _world.Nodes.Where(other => other != node))
        {
            Carry(member.Wrap(other.Name, body), other);
        }
    }

    private void Carry(Envelope envelope, SimulatedNode to)
    {
        _sent.Add((envelope, to, _world.Clock.Now));
        for (var copies = _random.NextDouble() < Weather.Duplication ? 2 : 1; copies > 0; copies--)
        {
            if (_random.NextDouble() >= Weather.Loss)
            {
                Later(Weather.Shortest + ((Weather.Longest - Weather.Shortest) * _random.NextDouble()), () => Arrive(envelope, to));
            }
        }
    }

    private void Arrive(Envelope envelope, SimulatedNode to)
    {
        if (!to.IsAlive || Of(to) is not { } member || member.Open(envelope) is not { } opened)
        {
            return;
        }

        Heard++;
        if (opened.IsNewLife)
        {
            Carry(member.Wrap(envelope.Node, member.Own.Stand()), _world.Nodes.Single(node => node.Name == envelope.Node));
        }

        if (envelope.Body is ReleaseHint hint)
        {
            var heard = new HeardHint(envelope.Node, envelope.BootId, opened.Age, hint);
            var (use, advice) = member.Desk.Hear(Weather.Believing?.Invoke(heard) ?? heard, member.Roster);
            Uses[use]++;
            if (advice is not null)
            {
                to.Advise(advice);
            }
        }

        Announce(to, member.Desk.Answer(member.Roster), Announced);
    }

    private void Announce(SimulatedNode node, IReadOnlyList<RouterAdvice.AnnounceAgain> again, Dictionary<SimulatedNode, int> count)
    {
        foreach (var advice in again.Where(_ => Announces))
        {
            var before = node.Router.Dropped;
            node.Advise(advice);
            count[node] = count.GetValueOrDefault(node) + (node.Router.Dropped == before ? 1 : 0);
        }
    }

    private void Insist()
    {
        foreach (var node in _world.Living)
        {
            var member = Of(node);
            Announce(node, member.Desk.Insist(member.Roster), Insisted);
        }

        Later(0.05, Insist);
    }

    /// <summary>Everybody tells everything now and then.</summary>
    private void Beat()
    {
        foreach (var node in _world.Living)
        {
            var member = Of(node);
            Tell(node, member, member.Own.Stand());
        }

        Later(0.7, Beat);
    }

    /// <summary>Somebody has kept what was said, and says it again; not sooner than it could have come.</summary>
    private void Replay()
    {
        if (_sent.Count > 0 && _random.NextDouble() < Weather.Replay)
        {
            var (envelope, to, at) = _sent[_random.Next(_sent.Count)];
            if (at + (_world.Climate.Interval.TimeSpan * Weather.Shortest) <= _world.Clock.Now)
            {
                Arrive(envelope, to);
            }
        }

        Later(0.1, Replay);
    }

    private void Later(double intervals, Action action) => _world.Clock.After(_world.Climate.Interval.TimeSpan * intervals, action);
}
