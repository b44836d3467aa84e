using Akka.Actor;
using Akka.Pattern;
using Tandem.Actors.Dispatch;

namespace Tandem.Actors.Node;

/// <summary>
/// Stop and back-off: whatever ends the child, watchers see it end, and a fresh one starts later. A restart in place would hide the
/// death from those who clean up after it.
/// </summary>
internal static class Supervised
{
    /// <summary>For parents, which hold nothing: whatever befalls one, its children end, and it starts them afresh.</summary>
    public static readonly SupervisorStrategy AlwaysRestart = new OneForOneStrategy(_ => Directive.Restart);

    /// <summary>The supervisor that keeps one child alive.</summary>
    public static Props PropsFor(Props child, string childName, BackOffSettings backOff, Func<object, bool>? isFinal = null) => BackoffSupervisor
        .Props(Backoff
            .OnStop(child, childName, backOff.First, backOff.Longest, randomFactor: 0, maxNrOfRetries: -1)
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop))
            .WithFinalStopMessage(isFinal ?? (static _ => false)))
        .WithDispatcher(OnTimeDispatcher.Id);
}
