using Tandem.Actors.Advice;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using Local = Tandem.Actors.Advice.RouterStanding;
using RouterRole = Tandem.Coordination.Messages.RouterRole;

namespace Tandem.Simulation.Tests;

/// <summary>
/// A healthy channel between the members, with the rules of the real one: who tells what he claims, what follows from it, who is asked and what he
/// answers. Each way is ordered and takes a while.
/// </summary>
internal sealed class SimulatedCluster
{
    private readonly SimulatedWorld _world;
    private readonly VirtualRouterKey _key;
    private readonly Dictionary<SimulatedNode, Share> _shares;
    private ulong _nonces;

    public SimulatedCluster(SimulatedWorld world)
    {
        _world = world;
        _key = world.Nodes[0].Parameters.Key;
        Mail = new Mail(world);
        _shares = world.Nodes.ToDictionary(node => node, node => new Share(this, node));
        world.Changed += node => Report(node, new NodeReport.Changed(Stand(node)));
        world.Reported += Report;
    }

    /// <summary>How they talk.</summary>
    public Mail Mail { get; }

    /// <summary>All hear of each other for the first time.</summary>
    public void Push() => _world.Nodes.ForEach(node => Report(node, new NodeReport.Changed(Stand(node))));

    private void Report(SimulatedNode node, NodeReport report) => _shares[node].FromRouters.Pass(() => _shares[node].Take(report));

    private DelayLine Line() => new(_world.Clock, () => _world.UpTo(_world.Climate.WireDelay));

    private static Local Stand(SimulatedNode node) => new(
        node.Name,
        "eth0",
        node.Router.Role,
        node.Address,
        node.Router.Since,
        DateTimeOffset.UnixEpoch,
        node.Router.Reason,
        node.Parameters,
        node.Router.Core.Router.Parameters,
        node.Router.Mastership,
        node.Router.Core.Heard,
        node.Router.Attestation.Claims is not null);

    /// <summary>The cluster's share in one node.</summary>
    private sealed class Share
    {
        private readonly SimulatedCluster _cluster;
        private readonly SimulatedNode _node;
        private readonly AttestedRouter _router;
        private readonly Testimony _testimony;
        private readonly Questions _questions;
        private readonly DelayLine _toRouters;
        private readonly Dictionary<SimulatedNode, DelayLine> _toMembers;
        private Roster _roster = Roster.Empty;
        private RouterAdvice.Claims? _pushed;
        private Guid _boot;

        public Share(SimulatedCluster cluster, SimulatedNode node)
        {
            (_cluster, _node) = (cluster, node);
            (FromRouters, _toRouters) = (cluster.Line(), cluster.Line());
            _toMembers = cluster._world.Nodes.Where(other => other != node).ToDictionary(other => other, _ => cluster.Line());
            _router = new(cluster._key, "web", [.. _toMembers.Keys.Select(other => other.Name)], []);
            _testimony = new(cluster._world.Clock);
            _questions = new(() => ++cluster._nonces);
        }

        public DelayLine FromRouters { get; }

        public void Take(NodeReport report)
        {
            _testimony.Take(report);
            switch (report)
            {
                case NodeReport.Changed(var standing):
                    Begin(standing.Mastership.Boot);
                    Tell(new StandingChanged(new(
                        standing.Key, RoleOf(standing), default, (ulong)standing.Mastership.Epoch, standing.Effective.Priority, "", null, 0, [])
                    { Source = standing.SourceAddress }));
                    break;
                case NodeReport.AttestationWanted wanted when _pushed?.Members.FirstOrDefault(member => member.Source == wanted.Heard.Source) is { } claim:
                    Send(_toMembers.Keys.First(other => other.Name == claim.Node), _questions.Ask(wanted, claim.Node));
                    break;
            }
        }

        /// <summary>A fresh life of the node knows nothing.</summary>
        private void Begin(Guid boot)
        {
            if (boot != _boot)
            {
                (_boot, _pushed) = (boot, null);
                Push();
            }
        }

        private void Tell(INodeMessage body)
        {
            foreach (var member in _toMembers.Keys)
            {
                Send(member, body);
            }
        }

        private void Send(SimulatedNode member, INodeMessage body) =>
            _cluster.Mail.Send(_node, member, body, _toMembers[member].Pass, said => _cluster._shares[member].Hear(_node, said));

        private void Hear(SimulatedNode from, INodeMessage body)
        {
            if (!_node.IsAlive || !from.IsAlive)
            {
                return;
            }

            switch (body)
            {
                case StandingChanged(var router):
                    _roster = _roster.Hear(from.Name, Guid.Empty, isReachable: true, DateTimeOffset.UnixEpoch).Take(from.Name, router);
                    Push();
                    break;
                case Challenge challenge:
                    Answer(from, challenge, isLast: false);
                    break;
                case Verdict verdict when _questions.Answer(from.Name, verdict) is { } advice:
                    Advise(advice);
                    break;
            }
        }

        private void Answer(SimulatedNode from, Challenge challenge, bool isLast)
        {
            var verdict = _testimony.Of(challenge, out var isSettled);
            if (isSettled || isLast)
            {
                Send(from, verdict);
            }
            else
            {
                _cluster._world.Clock.After(TimeSpan.FromMilliseconds(20), () => Answer(from, challenge, isLast: true));
            }
        }

        private void Push()
        {
            if (ClaimRules.Of(_router, _roster, new HashSet<string>(), out _) is { } claims && !ClaimRules.Same(_pushed, claims))
            {
                Advise(_pushed = claims);
            }
        }

        private void Advise(RouterAdvice advice) => _toRouters.Pass(() => _node.Advise(advice));

        private static RouterRole RoleOf(Local standing) => standing.Role switch
        {
            Vrrp.Machine.RouterRole.Master => RouterRole.Master,
            Vrrp.Machine.RouterRole.Backup => RouterRole.Backup,
            _ => RouterRole.Initialize,
        };
    }
}
