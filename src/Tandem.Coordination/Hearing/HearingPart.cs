using Tandem.Coordination.Hosting;
using Tandem.Network.Probes;

namespace Tandem.Coordination.Hearing;

/// <summary>The part of the cluster's system that finds out who hears whom.</summary>
public static class HearingPart
{
    /// <summary>Makes it.</summary>
    /// <param name="options">What is to be heard now.</param>
    /// <param name="probe">Asks on the segments.</param>
    /// <param name="board">Where the result hangs.</param>
    /// <param name="renewal">Asked when it is something else.</param>
    public static CoordinationPart Of(Func<HearingOptions> options, ILanProbe probe, HearingBoard board, PartRenewal? renewal = null) =>
        new("hearing", ports => HearingActor.PropsFor(ports, options(), probe, board)) { Renewal = renewal };
}
