using System.Collections.Immutable;
using Akka.Actor;

namespace Tandem.Actors.Checks;

/// <summary>Messages about the health of nodes. Those that come from outside are sent to the node's root actor.</summary>
public static class CheckProtocol
{
    /// <summary>Tell me the health of this node: now, and after each change. Told twice, it is told again. It ends with the reader.</summary>
    /// <param name="Reader">Of whichever actor system of this process.</param>
    public sealed record Subscribe(IActorRef Reader);

    /// <summary>To a reader.</summary>
    /// <param name="Health">As it is now.</param>
    public sealed record Changed(LocalHealth Health);

    /// <summary>What the other nodes told of theirs; who is left out is not known. It lapses unless told again.</summary>
    /// <param name="Peers">By name.</param>
    public sealed record PeersSaid(ImmutableDictionary<string, PeerHealth> Peers);

    /// <summary>Another plan holds; checks that are the same in both go on.</summary>
    internal sealed record Replan;

    /// <summary>From a check to its parent.</summary>
    /// <param name="Standing">Where it stands.</param>
    internal sealed record Stood(CheckStanding Standing);

    /// <summary>To a check of an interface.</summary>
    /// <param name="IsUp">Up and with carrier.</param>
    internal sealed record Carrier(bool IsUp);
}
