using Tandem.Vrrp.Model;

namespace Tandem.Actors.Node;

/// <summary>
/// What the configuration asks of this node now. Whichever actor starts afresh begins with this, and not with what held when the process began. It
/// belongs to the root actor; only its children read it.
/// </summary>
internal sealed class PlanBoard
{
    private volatile NodePlan _current;
    private volatile Dictionary<VirtualRouterKey, (RouterPlan Router, string Interface)> _routers;

    public PlanBoard(NodePlan plan) => (_current, _routers) = (plan, RoutersOf(plan));

    /// <summary>The plan.</summary>
    public NodePlan Current => _current;

    /// <summary>Another plan holds from now on.</summary>
    public void Show(NodePlan plan) => (_current, _routers) = (plan, RoutersOf(plan));

    /// <summary>The segment if the plan has it.</summary>
    public SegmentPlan? Find(string segment) => _current.Segments.FirstOrDefault(plan => plan.Options.Segment == segment);

    /// <summary>The router and the interface it is on, if the plan has it.</summary>
    public (RouterPlan Router, string Interface)? Find(VirtualRouterKey key) => _routers.TryGetValue(key, out var found) ? found : null;

    private static Dictionary<VirtualRouterKey, (RouterPlan Router, string Interface)> RoutersOf(NodePlan plan) =>
        plan.Segments.SelectMany(segment => segment.Routers.Select(router => (Router: router, segment.Options.Interface))).ToDictionary(entry => entry.Router.Attachment.Key);
}
