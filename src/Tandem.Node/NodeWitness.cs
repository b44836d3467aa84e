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
    private readonly PartRenewal _attested = new();
    private readonly PartRenewal _compared = new();

    public static NodeWitness For(RunningConfiguration running)
    {
        var witness = new NodeWitness(new AttestationBoard(), new DriftBoard(running.Node.Name, NodeDrift.Digest(running)), []);
        return witness with
        {
            Parts =
            [
                AttestationPart.Of(() => NodeAttestation.Routers(running.Node), witness.Attestation, TimeProvider.System, witness._attested),
                DriftPart.Of(witness.Drift, witness._compared),
            ],
        };
    }

    /// <summary>Another document holds. Only what it changes is made anew, because until then plain VRRP holds.</summary>
    public void Follow(NodeConfiguration before, RunningConfiguration running)
    {
        if (!Believed(before).SequenceEqual(Believed(running.Node)))
        {
            _attested.Ask();
        }

        var digest = NodeDrift.Digest(running);
        if (digest.Digest != Drift.Own.Digest)
        {
            Drift.Become(digest);
            _compared.Ask();
        }
    }

    private static IEnumerable<string> Believed(NodeConfiguration node) =>
        NodeAttestation.Routers(node).Select(router => $"{router.Key} {router.Name} {string.Join(',', router.Members)} {string.Join(',', router.ForeignPeers)}");
}
