using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>Shows the health of this node to whoever wants to know, on any thread. It outlives all actors.</summary>
public sealed class ChecksBoard : IReadiness
{
    private volatile LocalHealth _current = LocalHealth.None;
    private volatile HashSet<VirtualRouterKey> _checked = [];
    private volatile Dictionary<VirtualRouterKey, RouterHealth> _decided = [];

    /// <summary>The latest.</summary>
    public LocalHealth Current => _current;

    /// <inheritdoc/>
    public bool IsReady(VirtualRouterKey router) =>
        _current.Routers.TryGetValue(router, out var verdict) ? verdict.IsReady : !_checked.Contains(router);

    /// <summary>Names the routers that have checks, before there is anything to say of them.</summary>
    internal void Expect(IEnumerable<VirtualRouterKey> routers) => _checked = routers.ToHashSet();

    /// <summary>What was decided of a router last.</summary>
    internal RouterHealth? Recall(VirtualRouterKey router) => _decided.GetValueOrDefault(router);

    /// <summary>Shows another.</summary>
    internal void Show(LocalHealth health, IEnumerable<RouterHealth> decided) =>
        (_current, _decided) = (health, decided.ToDictionary(router => router.Key));
}
