using Akka.Actor.Setup;

namespace Tandem.Actors.Dispatch;

/// <summary>Lets the process raise the executor thread's priority without the actors knowing how.</summary>
/// <param name="started">Run on the thread before its first work.</param>
internal sealed class OnTimeThreadSetup(Action started) : Setup
{
    /// <summary>Run on the thread before its first work.</summary>
    public Action Started { get; } = started;
}
