using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hints;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Testing;
using Local = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Simulation.Tests;

/// <summary>What one life of a node's process knows of the cluster: the real roster, the real filter of messages, the real desk of hints.</summary>
/// <param name="node">The node.</param>
/// <param name="peers">Names of the others.</param>
/// <param name="clock">The clock.</param>
internal sealed class SimulatedMember(SimulatedNode node, IEnumerable<string> peers, VirtualClock clock)
{
    private readonly PeerClocks _clocks = new(clock);
    private EnvelopeSource? _source;

    /// <summary>This life.</summary>
    public Guid Boot { get; } = node.Router.Mastership.Boot;

    public OwnRouters Own { get; } = new(NodeFigures.None, clock);

    public HintDesk Desk { get; } = new(node.Name, new HintMemory());

    public EnvelopeFilter Filter { get; } = new("test", peers);

    public Roster Roster { get; private set; } = Roster.Empty;

    /// <summary>The router as the node's actor would tell.</summary>
    public static Local Standing(SimulatedNode node)
    {
        var router = node.Router;
        return new(
            node.Name,
            "eth0",
            router.Role,
            router.Core.Router.PrimaryAddress,
            router.Since,
            DateTimeOffset.UnixEpoch,
            router.Reason,
            router.Effective.Configured,
            router.Core.Router.Parameters,
            router.Mastership,
            router.Core.Heard,
            router.Attestation.Claims is not null);
    }

    public Envelope Wrap(string to, INodeMessage body) =>
        (_source ??= new EnvelopeSource("test", node.Name, Boot, () => new HybridStamp(clock.Now.Nanoseconds / 1000, 0), _clocks)).Wrap(to, body);

    /// <summary>Takes an envelope out of the channel.</summary>
    /// <returns>How old it is at most, and whether this life of the sender was not heard before; null when it is refused.</returns>
    public (TimeSpan? Age, bool IsNewLife)? Open(Envelope envelope)
    {
        if (!Filter.Accepts(envelope))
        {
            return null;
        }

        var isNewLife = Roster.Find(envelope.Node)?.BootId != envelope.BootId;
        var age = _clocks.Hear(envelope.Node, envelope.Clock);
        Roster = Roster.Hear(envelope.Node, envelope.BootId, isReachable: true, clock.GetUtcNow());
        Roster = envelope.Body switch
        {
            Standing whole => Roster.Take(envelope.Node, whole),
            StandingChanged changed => Roster.Take(envelope.Node, changed.Router),
            _ => Roster,
        };
        return (age, isNewLife);
    }

    /// <summary>Notes what this node says of itself.</summary>
    public void Keep(INodeMessage told)
    {
        var roster = Roster.Hear(node.Name, Boot, isReachable: true, clock.GetUtcNow());
        Roster = told is StandingChanged changed ? roster.Take(node.Name, changed.Router) : roster.Take(node.Name, (Standing)told);
    }
}
