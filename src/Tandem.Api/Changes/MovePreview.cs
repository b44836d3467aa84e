using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Changes;

/// <summary>Whether addresses would move by another configuration: from who holds them now, by what the operator wants, and by who is preferred then.</summary>
/// <param name="change">The change.</param>
/// <param name="before">What is configured now.</param>
/// <param name="sight">What is seen.</param>
internal sealed class MovePreview(PlannedChange change, ClusterFacts before, ClusterSight sight)
{
    /// <summary>Every line, with where the addresses go beside the node that holds them.</summary>
    public IReadOnlyList<RouterChangeLine> Lines() =>
        [.. change.Routers.Select(line => new RouterChangeLine(line.Router, line.Node, line.Change, line.Values, sight.MastersOf(line.Key).Contains(line.Node) ? Move(line) : null))];

    private string? Move(PlannedRouter line)
    {
        var after = change.After.Routers.FirstOrDefault(router => router.Key == line.Key);
        var others = after is null ? null : PreferredOf(after, line.Node);
        var preferred = after is null ? null : PreferredOf(after, except: null);
        var returns = preferred == line.Node && change.Preempts.Contains(line.Key);
        return line.Change switch
        {
            RouterChangeLine.Removed => others ?? "gone: no node takes part",
            RouterChangeLine.Replaced when others is null => "dark until it has started afresh",
            RouterChangeLine.Replaced => returns ? $"{others}, and back to {line.Node}" : others,
            _ => preferred != line.Node && preferred != PreferredBefore(line.Key) && change.Preempts.Contains(line.Key) ? preferred : null,
        };
    }

    private string? PreferredBefore(VirtualRouterKey key) => before.Routers.FirstOrDefault(router => router.Key == key) is { } known ? PreferredOf(known, except: null) : null;

    /// <summary>Who would hold it; of a node that nobody can be asked about the file alone tells.</summary>
    private string? PreferredOf(RouterFacts router, string? except)
    {
        var able = router.Participants.Where(node => node != except && !sight.Drained.Contains(node) && IsThere(node)).ToList();
        return sight.Moved.TryGetValue(router.Key, out var wanted) && able.Contains(wanted) ? wanted : able.FirstOrDefault();
    }

    private bool IsThere(string node) => sight.Channel.State == ChannelStatus.Off || node == before.Node || sight.Find(node) is { IsCurrent: true };
}
