using Tandem.Coordination.Hosting;

namespace Tandem.Coordination.Hints;

/// <summary>Release hints and the closed-loop announcement, as a part of the cluster's system.</summary>
public static class HintPart
{
    /// <param name="memory">One for the life of the process.</param>
    public static CoordinationPart Of(HintMemory memory) => new("hints", ports => HintActor.PropsFor(ports, memory));
}
