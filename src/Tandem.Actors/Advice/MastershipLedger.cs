using System.Collections.Concurrent;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>
/// The masterships of one life of the process. It outlives the actors of the routers: one that ends and starts again must not count from the
/// beginning.
/// </summary>
/// <param name="boot">The life.</param>
public sealed class MastershipLedger(Guid boot)
{
    private readonly ConcurrentDictionary<VirtualRouterKey, Mastership> _last = new();

    /// <summary>A new life.</summary>
    public MastershipLedger()
        : this(Guid.NewGuid())
    {
    }

    /// <summary>The life of this process.</summary>
    public Guid Boot { get; } = boot;

    /// <summary>A router's last mastership.</summary>
    public Mastership Recall(VirtualRouterKey key) => _last.GetValueOrDefault(key, new Mastership(Boot, 0));

    /// <summary>A router's mastership has begun.</summary>
    public void Remember(VirtualRouterKey key, Mastership mastership) => _last[key] = mastership;
}
