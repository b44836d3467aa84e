using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Node;

/// <summary>What has to be done so that a node that runs by one plan runs by another, router by router. Whatever is not named here is left alone.</summary>
/// <param name="Begun">Segments to open.</param>
/// <param name="Added">Routers to start.</param>
/// <param name="Adjusted">Routers that go on as they are, with other parameters, names or checks.</param>
/// <param name="Replaced">Routers that have to let go and start afresh.</param>
/// <param name="Removed">Routers that let go for good; the last of a segment takes it along.</param>
internal sealed record PlanDifference(
    ImmutableArray<SegmentPlan> Begun,
    ImmutableArray<RouterPlan> Added,
    ImmutableArray<RouterPlan> Adjusted,
    ImmutableArray<RouterPlan> Replaced,
    ImmutableArray<RouterPlan> Removed)
{
    /// <summary>Compares. A segment that is in both plans stays as it was opened.</summary>
    public static PlanDifference Between(NodePlan before, NodePlan after)
    {
        var (old, wanted) = (RoutersOf(before), RoutersOf(after));
        var kept = wanted.Values.Where(router => old.TryGetValue(router.Attachment.Key, out var known) && !known.IsLike(router)).ToLookup(
            router => old[router.Attachment.Key].Attachment.CanBecome(router.Attachment));
        return new(
            [.. after.Segments.Where(segment => before.Segments.All(known => known.Options.Segment != segment.Options.Segment))],
            [.. wanted.Values.Where(router => !old.ContainsKey(router.Attachment.Key))],
            [.. kept[true]],
            [.. kept[false]],
            [.. old.Values.Where(router => !wanted.ContainsKey(router.Attachment.Key))]);
    }

    private static Dictionary<VirtualRouterKey, RouterPlan> RoutersOf(NodePlan plan) =>
        plan.Segments.SelectMany(segment => segment.Routers).ToDictionary(router => router.Attachment.Key);
}
