using Akka.Actor.Setup;

namespace Tandem.Actors.Dispatch;

/// <summary>Lets the process raise the executor thread's priority, and watch it, without the actors knowing how.</summary>
/// <param name="started">Run on the thread before its first work.</param>
/// <param name="moved">Run on the thread before each piece of work, and now and then while there is none.</param>
internal sealed class OnTimeThreadSetup(Action started, Action moved) : Setup
{
    /// <summary>Run on the thread before its first work.</summary>
    public Action Started { get; } = started;

    /// <summary>Run on the thread before each piece of work, and now and then while there is none.</summary>
    public Action Moved { get; } = moved;

    /// <summary>Called once the actor system has ended: the thread has nothing left to do.</summary>
    public event Action? Ended;

    /// <summary>Ends the thread.</summary>
    public void End() => Ended?.Invoke();
}
