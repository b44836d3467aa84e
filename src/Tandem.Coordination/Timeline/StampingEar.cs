using Akka.Actor;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Listens where things are told, on the thread that tells them, and does no more there than give each its place in the causal order: who learns
/// of it afterwards, here or on another node, is later. What is to be recorded is worked out by the actor behind it. It never waits and takes no lock, as
/// the thread may be one that must be on time.
/// </summary>
/// <param name="clock">The clock of this process.</param>
/// <param name="recorder">Is given what was heard, with its stamp.</param>
/// <param name="provider">Of the recorder's system.</param>
internal sealed class StampingEar(HybridClock clock, IActorRef recorder, IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = recorder.Path / "ear";

    public override IActorRefProvider Provider => provider;

    protected override void TellInternal(object message, IActorRef sender) => recorder.Tell(new Heard(clock.Next(), message), sender);

    /// <summary>Something that was told, and its place.</summary>
    internal sealed record Heard(HybridStamp Stamp, object What);
}
