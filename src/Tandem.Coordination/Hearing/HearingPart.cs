using Tandem.Coordination.Hosting;
using Tandem.Network.Probes;

namespace Tandem.Coordination.Hearing;

/// <summary>The part of the cluster's system that finds out who hears whom.</summary>
public static class HearingPart
{
    /// <summary>Makes it.</summary>
    /// <param name="options">What is to be heard.</param>
    /// <param name="probe">Asks on the segments.</param>
    /// <param name="board">Where the result hangs.</param>
    public static CoordinationPart Of(HearingOptions options, ILanProbe probe, HearingBoard board) =>
        new("hearing", ports => HearingActor.PropsFor(ports, options, probe, board));
}
