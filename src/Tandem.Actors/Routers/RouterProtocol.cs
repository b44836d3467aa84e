using Akka.Event;
using Tandem.Actors.Node;

namespace Tandem.Actors.Routers;

/// <summary>Messages of the virtual routers' actors.</summary>
internal static class RouterProtocol
{
    /// <summary>Leave the protocol, let go of everything, and end for good.</summary>
    public sealed record Release : IDeadLetterSuppression;

    /// <summary>To their parent: another plan holds.</summary>
    /// <param name="Difference">What is to be done for it.</param>
    public sealed record Replan(PlanDifference Difference);

    /// <summary>To a router: the plan says something else of it, and it goes on. One that starts afresh knows already.</summary>
    /// <param name="Plan">What.</param>
    public sealed record Adjust(RouterPlan Plan) : IDeadLetterSuppression;

    /// <summary>A router to the parent of all: what this says of it is so by now.</summary>
    /// <param name="Plan">What.</param>
    public sealed record Follows(RouterPlan Plan) : IDeadLetterSuppression;
}
