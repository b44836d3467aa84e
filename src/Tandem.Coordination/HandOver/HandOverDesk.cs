using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// Where the process and the routers' side reach the hand-overs, whichever life the cluster's system is in; without one there are none. Safe
/// to use from any thread.
/// </summary>
public sealed class HandOverDesk
{
    private ImmutableDictionary<VirtualRouterKey, HandOverEnding> _endings = ImmutableDictionary<VirtualRouterKey, HandOverEnding>.Empty;
    private IActorRef? _actor;
    private volatile bool _isLeaving;

    /// <summary>How this node's last hand-over of each router ended.</summary>
    public ImmutableDictionary<VirtualRouterKey, HandOverEnding> Endings => Volatile.Read(ref _endings);

    /// <summary>This node is about to end: it takes nothing back.</summary>
    public bool IsLeaving => _isLeaving;

    /// <summary>Hands every router that this node holds to its best ready member. Returns when that is over, and at the limit.</summary>
    /// <returns>How each ended that has ended; empty when there is nobody to hand over to.</returns>
    public async Task<IReadOnlyList<HandOverEnding>> GiveAllAsync(TimeSpan limit, TimeProvider time)
    {
        _isLeaving = true;
        if (Volatile.Read(ref _actor) is not { } actor)
        {
            return [];
        }

        var waiting = new TaskCompletionSource<IReadOnlyList<HandOverEnding>>(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Tell(new HandOverProtocol.GiveAll(waiting));
        try
        {
            return await waiting.Task.WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return [];
        }
    }

    internal void Open(IActorRef actor) => Volatile.Write(ref _actor, actor);

    internal void Close(IActorRef actor) => Interlocked.CompareExchange(ref _actor, null, actor);

    /// <returns>False: there is nobody to ask through.</returns>
    internal bool Want(HandOverProtocol.Want want)
    {
        var actor = Volatile.Read(ref _actor);
        actor?.Tell(want);
        return actor is not null;
    }

    internal void Note(HandOverEnding ending) => ImmutableInterlocked.AddOrUpdate(ref _endings, ending.Key, ending, (_, _) => ending);
}
