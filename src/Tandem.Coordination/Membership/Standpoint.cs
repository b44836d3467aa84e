namespace Tandem.Coordination.Membership;

/// <summary>What a node knows of itself when it judges.</summary>
/// <param name="Rank">Its own.</param>
/// <param name="Joined">Whether it is a member of anything.</param>
/// <param name="Island">Its own cluster; without meaning when it has none.</param>
/// <param name="OthersLost">Whether its cluster has members that nobody reaches. They keep the former life of a returned node from being removed.</param>
/// <param name="PeersConfigured">Other nodes in the file.</param>
/// <param name="Age">Since this life of the cluster's system began.</param>
/// <param name="Unheard">For how long no peer has been reached or heard.</param>
internal sealed record Standpoint(int Rank, bool Joined, IslandSummary Island, bool OthersLost, int PeersConfigured, TimeSpan Age, TimeSpan Unheard);
