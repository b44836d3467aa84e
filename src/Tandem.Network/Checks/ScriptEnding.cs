namespace Tandem.Network.Checks;

/// <summary>How a script ended.</summary>
public abstract record ScriptEnding
{
    private ScriptEnding()
    {
    }

    /// <summary>By itself.</summary>
    /// <param name="Code">Its exit code; above 128, of a signal.</param>
    /// <param name="LastLine">The last line it wrote, cut; empty: it wrote none.</param>
    public sealed record Exited(int Code, string LastLine) : ScriptEnding;

    /// <summary>It took too long and was ended, with all that it had started.</summary>
    /// <param name="LastLine">As in <see cref="Exited"/>.</param>
    /// <param name="Starved">True: for much of that time it waited for a processor, which is the node's fault and not the script's.</param>
    public sealed record TimedOut(string LastLine, bool Starved) : ScriptEnding;

    /// <summary>It was not started.</summary>
    /// <param name="Detail">Why, in one line.</param>
    public sealed record Refused(string Detail) : ScriptEnding;

    /// <summary>It was not started, or is not known to have ended, for a reason that says nothing of what it would have looked at.</summary>
    /// <param name="Detail">Why, in one line.</param>
    public sealed record Unknown(string Detail) : ScriptEnding;
}
