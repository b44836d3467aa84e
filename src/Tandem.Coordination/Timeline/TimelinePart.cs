using Tandem.Coordination.Hosting;

namespace Tandem.Coordination.Timeline;

/// <summary>The timeline's share in each life of the cluster's system.</summary>
public static class TimelinePart
{
    /// <summary>The part.</summary>
    /// <param name="store">The record; it outlives the system.</param>
    /// <param name="recorder">Records every <see cref="TimelineFact"/> that is published on the system's event stream, as of when it is published.</param>
    public static CoordinationPart Of(TimelineStore store, TimelineRecorder recorder) =>
        new("timeline", ports => TimelineExchangeActor.PropsFor(ports, store, recorder.Ear, TimelineTimings.Default));
}
