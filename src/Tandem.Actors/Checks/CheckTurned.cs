namespace Tandem.Actors.Checks;

/// <summary>A check fell or rose; published on the system's event stream.</summary>
/// <param name="Standing">Where it stands now.</param>
public sealed record CheckTurned(CheckStanding Standing);
