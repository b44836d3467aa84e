namespace Tandem.Actors.Checks;

/// <summary>Where one check of this node stands.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="State">What is known.</param>
/// <param name="LastPassed">How the last run that could tell ended; null: there was none.</param>
/// <param name="Detail">What the last run said.</param>
/// <param name="Since">When it took its state, by the wall clock.</param>
public sealed record CheckStanding(string Name, CheckState State, bool? LastPassed, string Detail, DateTimeOffset Since)
{
    /// <summary>Up, and the last run did not say otherwise.</summary>
    public bool IsWell => State == CheckState.Up && LastPassed == true;
}
