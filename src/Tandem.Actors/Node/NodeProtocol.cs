using System.Collections.Immutable;
using Akka.Actor;

namespace Tandem.Actors.Node;

/// <summary>Messages of the node's root actor.</summary>
public static class NodeProtocol
{
    /// <summary>Releases every router, then closes every interface; answered by <see cref="Stopped"/>.</summary>
    public sealed record Stop;

    /// <summary>Nothing of this node holds anything any more, or the time for that is over.</summary>
    /// <param name="Orderly">True: every router released and every interface closed in time.</param>
    public sealed record Stopped(bool Orderly);

    /// <summary>Has each router tell where it stands, as <see cref="Routers.RouterSnapshot"/>; those in back-off say nothing.</summary>
    /// <param name="To">Who wants to know.</param>
    public sealed record Describe(IActorRef To);

    /// <summary>
    /// Runs by another plan from now on: what is the same in both goes on untouched. Segments that are in both stay as they were opened. Answered
    /// by <see cref="Reconfigured"/>.
    /// </summary>
    /// <param name="Plan">The whole plan.</param>
    public sealed record Reconfigure(NodePlan Plan);

    /// <summary>Everybody who has to do something for another plan was told so.</summary>
    public sealed record Reconfigured;

    /// <summary>Asks to be told when every router has done what the plan of then asks; answered by <see cref="RoutersFollow"/>, however late they are.</summary>
    /// <param name="Within">The longest time to the answer.</param>
    public sealed record AwaitRouters(TimeSpan Within);

    /// <summary>Every router does what the plan of now asks, but these.</summary>
    /// <param name="Late">They will, as soon as what they wait for lets them.</param>
    public sealed record RoutersFollow(ImmutableArray<LateRouter> Late);

    /// <summary>Asks how late this node's own deadlines were; answered by <see cref="Network.Ports.SchedulingLateness"/>.</summary>
    public sealed record TellLateness;
}
