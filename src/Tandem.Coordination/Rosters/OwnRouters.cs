using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using Local = Tandem.Actors.Advice.RouterStanding;
using RouterStanding = Tandem.Coordination.Messages.RouterStanding;

namespace Tandem.Coordination.Rosters;

/// <summary>This node's own routers, as they report themselves, in the form in which members are told.</summary>
/// <param name="figures">What is counted of them.</param>
/// <param name="time">Measures since when a rival is silent.</param>
internal sealed class OwnRouters(NodeFigures figures, TimeProvider time)
{
    private readonly SortedDictionary<VirtualRouterKey, Local> _routers = new(RouterOrder.Instance);
    private readonly Dictionary<VirtualRouterKey, long> _released = [];
    private readonly RivalWatch _rivals = new(time);
    private Guid? _boot;

    /// <summary>The life of this process; null before the first report.</summary>
    public Guid? Boot => _boot;

    /// <summary>How many.</summary>
    public int Count => _routers.Count;

    /// <summary>Everything that is known, as the first report of a subscription tells it.</summary>
    public NodeReport.Everything Everything => new(_boot ?? Guid.Empty, [.. _routers.Values]);

    /// <summary>What the roster remembers of a former life of the cluster's system: which masterships are known to be over.</summary>
    public void Recall(NodeStanding? own)
    {
        foreach (var router in own?.Routers.Values ?? [])
        {
            _released.TryAdd(router.Router, (long)router.Released);
        }
    }

    /// <summary>Takes a report in.</summary>
    /// <returns>Whether members are to be told: of one router, or of all; false when they need not know.</returns>
    public bool Take(NodeReport report, out VirtualRouterKey? one)
    {
        one = null;
        switch (report)
        {
            case NodeReport.Everything(var boot, var routers):
                _boot = boot;
                _routers.Clear();
                foreach (var router in routers)
                {
                    _routers[router.Key] = router;
                }

                return true;
            case NodeReport.Changed(var router):
                _routers[router.Key] = router;
                one = router.Key;
                return true;
            case NodeReport.Released(var key, var mastership):
                _released[key] = mastership.Epoch;
                one = key;
                return _routers.ContainsKey(key);
            case NodeReport.Gone(var key):
                return _routers.Remove(key);
            default:
                return false;
        }
    }

    /// <summary>One router; it must be there.</summary>
    public RouterStanding Stand(VirtualRouterKey key) => Stand(_routers[key]);

    /// <summary>All of them.</summary>
    public Standing Stand() => new([.. _routers.Values.Select(Stand)], figures.ConfigurationDigest(), figures.Lateness());

    private RouterStanding Stand(Local router)
    {
        var counts = figures.Counts(router.Key);
        return new(
            router.Key,
            RoleOf(router.Role),
            new(router.SinceWallClock.ToUnixTimeMilliseconds() * 1000, 0),
            (ulong)router.Mastership.Epoch,
            router.Effective.Priority,
            router.Reason?.ToString() ?? "",
            _rivals.Heard(router, counts),
            counts.Sent,
            counts.Heard)
        {
            Source = router.SourceAddress,
            Configured = router.Configured.Priority,
            Released = (ulong)_released.GetValueOrDefault(router.Key),
        };
    }

    private static RouterRole RoleOf(Vrrp.Machine.RouterRole role) => role switch
    {
        Vrrp.Machine.RouterRole.Master => RouterRole.Master,
        Vrrp.Machine.RouterRole.Backup => RouterRole.Backup,
        _ => RouterRole.Initialize,
    };
}
