namespace Tandem.Network.Linux.Guard;

/// <summary>How a script ended that the guard was to run. Numbers are those of the record.</summary>
public enum ScriptOutcome
{
    /// <summary>By itself, or of a signal that was not the guard's.</summary>
    Exited = 0,

    /// <summary>It took too long and was ended.</summary>
    TimedOut = 1,

    /// <summary>The same, but for much of that time it waited for a processor.</summary>
    Starved = 2,

    /// <summary>It could not be started.</summary>
    Refused = 3,

    /// <summary>It was not started, for a reason that has nothing to do with it.</summary>
    Busy = 4,
}
