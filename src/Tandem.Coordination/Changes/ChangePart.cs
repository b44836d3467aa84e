using Tandem.Coordination.Hosting;

namespace Tandem.Coordination.Changes;

/// <summary>Other configurations, as a part of the cluster's system.</summary>
public static class ChangePart
{
    /// <param name="desk">Does the work; it outlives the system.</param>
    public static CoordinationPart Of(ChangeDesk desk) => new("changes", ports => ChangeActor.PropsFor(ports, desk));
}
