using Tandem.Configuration.Model;
using Tandem.Network.Linux.Guard;

namespace Tandem.Node;

/// <summary>How long the guard lets this process stand still. Whatever can be released here is released before that.</summary>
internal static class Patience
{
    /// <summary>A loop that beats every 75 ms needs some time for a bad moment, however short the gate's lease is.</summary>
    private static readonly TimeSpan ShortestForLoop = TimeSpan.FromMilliseconds(300);

    public static void Tell(GuardLink? guard, NodeConfiguration node)
    {
        // The link loop has released by the stall time-out what silent actors held; after as much again they are given up.
        var actors = node.StallTimeout * 2;
        guard?.Allow(Progress.LinkLoop, node.GateLease > ShortestForLoop ? node.GateLease : ShortestForLoop);
        guard?.Allow(Progress.Executor, actors);
        guard?.Allow(Progress.Nics, actors);
    }
}
