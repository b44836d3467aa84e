using Akka.Actor;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>Messages between the node's root actor and whoever reads its reports.</summary>
public static class AdviceProtocol
{
    /// <summary>
    /// So many reports may be under way to a subscriber that has not said that it took them. One that is further behind is told no more,
    /// and everything anew once it has caught up.
    /// </summary>
    public const int MostUntaken = 4096;

    /// <summary>
    /// Tell me: everything first, then each change. Told twice, it starts anew. It ends with the subscriber.
    /// </summary>
    /// <param name="Subscriber">Of whichever actor system of this process.</param>
    public sealed record Subscribe(IActorRef Subscriber);

    /// <summary>Tell me no more.</summary>
    /// <param name="Subscriber">As in <see cref="Subscribe"/>.</param>
    public sealed record Unsubscribe(IActorRef Subscriber);

    /// <summary>To a subscriber.</summary>
    /// <param name="Sequence">1, 2, 3, ... in each subscription.</param>
    /// <param name="Report">The report.</param>
    public sealed record Reported(long Sequence, NodeReport Report);

    /// <summary>From a subscriber: I have taken all reports up to this one. To be told at least every so often.</summary>
    /// <param name="Subscriber">As in <see cref="Subscribe"/>.</param>
    /// <param name="Through">Sequence of the last one.</param>
    public sealed record Taken(IActorRef Subscriber, long Through);

    /// <summary>To a subscriber: the subscription is over without its doing; it may subscribe again.</summary>
    public sealed record Ended;

    /// <summary>The port has started afresh and knows nothing: each router tells once more where it stands.</summary>
    internal sealed record Restate;

    /// <summary>What the checks of this node make of a router. It stands until the next one.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Weight">What they take off its priority, or add to it; the sum with the priority is held within 1..254.</param>
    /// <param name="IsReady">False: it leaves a Master of lower priority alone. It still takes over from one that is silent or releases.</param>
    internal sealed record Weigh(VirtualRouterKey Key, int Weight, bool IsReady = true);
}
