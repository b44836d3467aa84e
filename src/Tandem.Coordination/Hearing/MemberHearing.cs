using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>What a living member says: one whose report has come over the channel, and was said lately.</summary>
/// <param name="Node">Its name in the configuration.</param>
/// <param name="Report">Whom it hears.</param>
/// <param name="Age">It was said at most so long ago, whenever it arrived.</param>
/// <param name="Routers">What it is for each router it takes part in.</param>
public sealed record MemberHearing(string Node, ProbeReport Report, TimeSpan Age, IReadOnlyDictionary<VirtualRouterKey, RouterPosition> Routers);
