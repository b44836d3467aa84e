using Akka.Actor;

namespace Tandem.Coordination.Timeline;

/// <summary>Has a system's events written down.</summary>
public static class TimelineRecorder
{
    /// <summary>Begins; to be called before the routers start. It ends with the system.</summary>
    /// <param name="system">Where routers and interfaces live.</param>
    /// <param name="store">Where it is written.</param>
    /// <param name="time">A clock.</param>
    public static void Start(ActorSystem system, TimelineStore store, TimeProvider time) =>
        system.ActorOf(Props.Create(() => new TimelineRecorderActor(store, time)), "timeline");
}
