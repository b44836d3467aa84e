using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Rosters;

/// <summary>The order of virtual routers in whatever is shown or sent: segment, family, VRID.</summary>
public sealed class RouterOrder : IComparer<VirtualRouterKey>
{
    /// <summary>There is only one.</summary>
    public static readonly RouterOrder Instance = new();

    private RouterOrder()
    {
    }

    public int Compare(VirtualRouterKey x, VirtualRouterKey y)
    {
        var segments = string.CompareOrdinal(x.Segment, y.Segment);
        return segments != 0 ? segments : (x.Family, x.Vrid.Value).CompareTo((y.Family, y.Vrid.Value));
    }
}
