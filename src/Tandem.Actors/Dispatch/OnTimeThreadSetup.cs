using Akka.Actor.Setup;

namespace Tandem.Actors.Dispatch;

/// <summary>Brings the hooks to the executor that Akka makes, and ends its thread.</summary>
internal sealed class OnTimeThreadSetup(OnTimeHooks hooks) : Setup
{
    /// <summary>What to run on the thread.</summary>
    public OnTimeHooks Hooks { get; } = hooks;

    /// <summary>Called once the actor system has ended: the thread has nothing left to do.</summary>
    public event Action? Ended;

    /// <summary>Ends the thread.</summary>
    public void End() => Ended?.Invoke();
}
