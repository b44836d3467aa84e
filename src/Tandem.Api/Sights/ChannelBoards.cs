using Tandem.Coordination.Attestation;
using Tandem.Coordination.Checks;
using Tandem.Coordination.Drift;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Rosters;

namespace Tandem.Api.Sights;

/// <summary>What is known through the nodes' channel: snapshots that outlive its lives.</summary>
/// <param name="Members">Who is a member and reached.</param>
/// <param name="Roster">What each node said of itself.</param>
public sealed record ChannelBoards(Func<MemberTable> Members, RosterBoard Roster)
{
    /// <summary>Who hears whom.</summary>
    public HearingBoard Hearing { get; init; } = new();

    /// <summary>How the other nodes' health is.</summary>
    public PeerChecksBoard Checks { get; init; } = new();

    /// <summary>Where the nodes are not configured alike; null: nobody compares.</summary>
    public DriftBoard? Drift { get; init; }

    /// <summary>Whom this node's routers believe.</summary>
    public AttestationBoard Attestation { get; init; } = new();
}
