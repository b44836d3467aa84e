using Akka.Actor;

namespace Tandem.Coordination.Rosters;

/// <summary>What is published on the event stream of the cluster's system for the roster to hear.</summary>
public static class RosterProtocol
{
    /// <summary>
    /// An actor that began later than the roster, or anew, is told <see cref="LocalReported"/> with everything that is known of this node, and
    /// <see cref="RosterChanged"/>. It subscribes to the two first; before this node's routers have told anything there is no answer but the report itself.
    /// </summary>
    /// <param name="Reader">Who wants to know.</param>
    public sealed record Wanted(IActorRef Reader);
}
