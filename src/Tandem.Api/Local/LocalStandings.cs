using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Local;

/// <summary>What this node's routers have told.</summary>
/// <param name="Routers">Where each stands.</param>
/// <param name="HeardAt">When the last word came; null: none yet.</param>
internal sealed record LocalStandings(ImmutableDictionary<VirtualRouterKey, RouterStanding> Routers, DateTimeOffset? HeardAt)
{
    /// <summary>None has told anything yet.</summary>
    public static readonly LocalStandings Nothing = new(ImmutableDictionary<VirtualRouterKey, RouterStanding>.Empty, null);

    /// <summary>Takes a report in.</summary>
    public LocalStandings With(NodeReport report, DateTimeOffset now) => report switch
    {
        NodeReport.Everything(_, var routers) => new(routers.ToImmutableDictionary(router => router.Key), now),
        NodeReport.Changed(var router) => new(Routers.SetItem(router.Key, router), now),
        NodeReport.Gone(var key) => new(Routers.Remove(key), now),
        _ => this,
    };
}
