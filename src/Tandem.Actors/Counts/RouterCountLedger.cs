using System.Collections.Concurrent;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Counts;

/// <summary>The counts of all routers of a process. They outlive the routers' actors: one that starts afresh goes on counting.</summary>
public sealed class RouterCountLedger
{
    private readonly ConcurrentDictionary<VirtualRouterKey, RouterCounts> _counts = new();

    /// <summary>One router's; from any thread.</summary>
    public RouterCounts Of(VirtualRouterKey key) => _counts.GetOrAdd(key, static _ => new RouterCounts());
}
