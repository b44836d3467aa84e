using System.Collections.Immutable;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Security;

namespace Tandem.Coordination.Attestation;

/// <summary>Who stands for whose advertisements, as a part of the cluster's system.</summary>
public static class AttestationPart
{
    /// <param name="routers">Those of this node for which the file wants it now; for the others it only answers.</param>
    /// <param name="board">Whom they believe.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="renewal">Asked when they are others.</param>
    public static CoordinationPart Of(Func<ImmutableArray<AttestedRouter>> routers, AttestationBoard board, TimeProvider time, PartRenewal? renewal = null)
    {
        var lines = new RepeatedLines(time);
        return new("attestation", ports => AttestationActor.PropsFor(ports, routers(), board, lines)) { Renewal = renewal };
    }
}
