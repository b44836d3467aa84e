using Tandem.Actors.Advice;

namespace Tandem.Coordination.Rosters;

/// <summary>
/// Published on the event stream of the cluster's system for each report of this node's routers, in order; the roster already knows it. A
/// <see cref="NodeReport.Everything"/> replaces all that was known.
/// </summary>
/// <param name="Report">What they told.</param>
public sealed record LocalReported(NodeReport Report);
