using System.Collections.Immutable;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Rosters;

/// <summary>All that one node has said of itself, and when.</summary>
/// <param name="Node">Its name.</param>
/// <param name="BootId">The life that said it.</param>
/// <param name="IsReachable">Whether it is a member that is reached now; what is known of another one may be old.</param>
/// <param name="HeardAt">When its latest word came, by this node's clock.</param>
/// <param name="Routers">Where its routers stand.</param>
/// <param name="ConfigurationDigest">Of its effective configuration; empty when not known yet.</param>
/// <param name="Lateness">The worst delay of its link loop lately.</param>
public sealed record NodeStanding(
    string Node,
    Guid BootId,
    bool IsReachable,
    DateTimeOffset HeardAt,
    ImmutableSortedDictionary<VirtualRouterKey, RouterStanding> Routers,
    string ConfigurationDigest,
    TimeSpan Lateness)
{
    /// <summary>One of which nothing is known yet but that it lives.</summary>
    public static NodeStanding Unknown(string node, Guid boot, bool isReachable, DateTimeOffset heardAt) =>
        new(node, boot, isReachable, heardAt, ImmutableSortedDictionary.Create<VirtualRouterKey, RouterStanding>(RouterOrder.Instance), "", TimeSpan.Zero);

    /// <summary>The standing of one router; null when this node has none such.</summary>
    public RouterStanding? Find(VirtualRouterKey key) => Routers.GetValueOrDefault(key);

    /// <summary>Whether it has said nothing for longer than it should, or is not reached.</summary>
    /// <param name="now">By the clock of <see cref="HeardAt"/>.</param>
    public bool IsSilent(DateTimeOffset now) => !IsReachable || now - HeardAt > RosterTimings.Silence(Routers.Count);
}
