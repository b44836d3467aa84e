namespace Tandem.Actors.Checks;

/// <summary>A check of another node.</summary>
/// <param name="State">What is known there.</param>
/// <param name="LastPassed">How its last run that could tell ended; null: there was none.</param>
public readonly record struct PeerCheck(CheckState State, bool? LastPassed)
{
    /// <summary>Up, and the last run did not say otherwise.</summary>
    public bool IsWell => State == CheckState.Up && LastPassed == true;
}
