using Akka.Actor;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>What is told to the actor of hand-overs, and what it answers.</summary>
internal static class HandOverProtocol
{
    /// <summary>This node ends: give everything away, and tell the waiting one when that is over.</summary>
    public sealed record GiveAll(TaskCompletionSource<IReadOnlyList<HandOverEnding>> Waiting);

    /// <summary>Ask the Master of a router to hand it over to this node. Answered by <see cref="Declined"/>, if at all: otherwise it happens.</summary>
    public sealed record Want(VirtualRouterKey Key, string Node, IActorRef Asker);

    /// <summary>It does not want to, now.</summary>
    public sealed record Declined(VirtualRouterKey Key, string Node, string Reason);

    /// <summary>The intents have changed.</summary>
    public sealed record IntentsChanged;
}
