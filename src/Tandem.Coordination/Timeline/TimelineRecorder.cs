using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;
using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Has what happens written down: on this node's routers and interfaces, whether or not the cluster's system lives, and in that, while it does.
/// Lives in the routers' system, on ordinary threads.
/// </summary>
public sealed class TimelineRecorder
{
    private readonly IActorRef _recorder;

    private TimelineRecorder(IActorRef recorder, IActorRef ear) => (_recorder, Ear) = (recorder, ear);

    /// <summary>Whatever it is told, of what is worth recording, is recorded as of then: facts, reports and events.</summary>
    internal IActorRef Ear { get; }

    /// <summary>Begins; to be called before the routers start. It ends with the system.</summary>
    /// <param name="system">Where routers and interfaces live.</param>
    /// <param name="store">Where it is written.</param>
    /// <param name="time">A clock.</param>
    /// <param name="name">Its actor's name.</param>
    public static TimelineRecorder Start(ActorSystem system, TimelineStore store, TimeProvider time, string name = "timeline")
    {
        var recorder = system.ActorOf(TimelineRecorderActor.PropsFor(store, time), name);
        var ear = new StampingEar(store.Clock, recorder, ((ExtendedActorSystem)system).Provider);
        foreach (var kind in (Type[])[typeof(RouterTransitioned), typeof(NicNoticed), typeof(InterfaceTurned), typeof(CheckTurned), typeof(TimelineFact)])
        {
            system.EventStream.Subscribe(ear, kind);
        }

        return new TimelineRecorder(recorder, ear);
    }

    /// <summary>Records also what the node's root actor reports to whoever subscribes.</summary>
    public void Follow(IActorRef root) => _recorder.Tell(new TimelineRecorderActor.Follow(root, Ear));

    /// <summary>Records what happens now, on whatever thread.</summary>
    public void Record(TimelineFact fact) => Ear.Tell(fact, ActorRefs.NoSender);

    /// <summary>Records what became of the channel, on whatever thread.</summary>
    public void Record(CoordinatorEvent happened) => Ear.Tell(happened, ActorRefs.NoSender);

    /// <summary>Hands the store all that was told before, sums included.</summary>
    public void Settle(Action done) => _recorder.Tell(new TimelineRecorderActor.Settle(done), ActorRefs.NoSender);
}
