namespace Tandem.Coordination.Membership;

/// <summary>
/// A peer whose hellos arrive. They come only from those who do not see this node as a reachable member, so that each is a sign that
/// something is not yet as it should be.
/// </summary>
/// <param name="Rank">Who.</param>
/// <param name="Kinship">What the peer is to this node's cluster.</param>
/// <param name="Island">The peer's cluster; without meaning when it has none.</param>
/// <param name="Lasted">For how long its hellos have been saying the same without a gap.</param>
internal sealed record PeerSight(int Rank, Kinship Kinship, IslandSummary Island, TimeSpan Lasted);
