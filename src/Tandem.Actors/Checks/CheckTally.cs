using Tandem.Network.Checks;

namespace Tandem.Actors.Checks;

/// <summary>
/// Counts runs: so many failed in a row make a check fall, so many passed in a row make it rise, also at the beginning. A run that could not
/// tell is as if it had not been.
/// </summary>
/// <param name="State">What is known.</param>
/// <param name="LastPassed">How the last run that could tell ended; null: there was none.</param>
/// <param name="Streak">So many ended like it in a row.</param>
internal readonly record struct CheckTally(CheckState State, bool? LastPassed, int Streak)
{
    /// <summary>Before the first run.</summary>
    public static readonly CheckTally None = new(CheckState.Unknown, null, 0);

    /// <summary>Takes a run in.</summary>
    public CheckTally Take(ProbeResult result, int fall, int rise)
    {
        if (result is ProbeResult.Unknown)
        {
            return this;
        }

        var passed = result is ProbeResult.Passed;
        var streak = passed == LastPassed ? Streak + 1 : 1;
        var state = passed && streak >= rise ? CheckState.Up : !passed && streak >= fall ? CheckState.Down : State;
        return new CheckTally(state, passed, streak);
    }
}
