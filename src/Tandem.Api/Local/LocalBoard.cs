using Akka.Actor;

namespace Tandem.Api.Local;

/// <summary>What this node's own routers tell, for whoever looks: it needs no channel, and no other node.</summary>
public sealed class LocalBoard
{
    private LocalStandings _current = LocalStandings.Nothing;

    /// <summary>What is known now.</summary>
    internal LocalStandings Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }

    /// <summary>Begins to listen, beside the routers and on ordinary threads; it ends with their system.</summary>
    /// <param name="system">Where the routers live.</param>
    /// <param name="node">Their root.</param>
    /// <param name="time">A clock.</param>
    public static LocalBoard Start(ActorSystem system, IActorRef node, TimeProvider time)
    {
        var board = new LocalBoard();
        system.ActorOf(LocalActor.PropsFor(node, board, time), "api");
        return board;
    }
}
