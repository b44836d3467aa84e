namespace Tandem.Coordination.Rosters;

/// <summary>Published on the event stream of the cluster's system after anybody stands differently, or is reached or not; not for a mere sign of life.</summary>
/// <param name="Roster">As it is now.</param>
public sealed record RosterChanged(Roster Roster);
