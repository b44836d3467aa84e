namespace Tandem.Actors.Dispatch;

/// <summary>What the process has done on the thread of the actors that must be on time, without the actors knowing of it.</summary>
public sealed record OnTimeHooks
{
    /// <summary>Nothing.</summary>
    public static readonly OnTimeHooks None = new();

    /// <summary>Before its first work: to raise its priority.</summary>
    public Action Started { get; init; } = static () => { };

    /// <summary>Before each piece of work, and now and then while there is none: to show that it moves.</summary>
    public Action Moved { get; init; } = static () => { };

    /// <summary>Each time that there is no more work, before it sleeps: for what is better done now than later.</summary>
    public Action Idle { get; init; } = static () => { };
}
