using System.Collections.Immutable;
using Tandem.Configuration.Model;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Drift;
using Tandem.Coordination.Hosting;

namespace Tandem.Node;

/// <summary>What the nodes compare and stand for.</summary>
/// <param name="Attestation">Whom this node's routers believe.</param>
/// <param name="Drift">Where the nodes are not configured alike.</param>
/// <param name="Parts">The actors that keep the two.</param>
internal sealed record NodeWitness(AttestationBoard Attestation, DriftBoard Drift, ImmutableArray<CoordinationPart> Parts)
{
    public static NodeWitness For(NodeConfiguration node)
    {
        var (attestation, drift) = (new AttestationBoard(), NodeDrift.Board(node));
        return new(attestation, drift, [AttestationPart.Of(NodeAttestation.Routers(node), attestation, TimeProvider.System), DriftPart.Of(drift)]);
    }
}
