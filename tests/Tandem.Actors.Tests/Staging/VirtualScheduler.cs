using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Tandem.Testing;

namespace Tandem.Actors.Tests.Staging;

/// <summary>Akka's scheduler on a <see cref="VirtualClock"/>, so that timers, back-off and link loop share one time.</summary>
public sealed class VirtualScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log)
{
    /// <summary>The test's one driver of time.</summary>
    public VirtualClock Clock { get; } = new();

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => new(Clock.Now.Nanoseconds / 100);

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => Clock.GetUtcNow();

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Once(delay, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Once(delay, action, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Once(delay, action.Run, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, action, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, action.Run, cancelable);

    private void Once(TimeSpan delay, Action action, ICancelable? cancelable) => Clock.After(delay, () =>
    {
        if (cancelable is not { IsCancellationRequested: true })
        {
            action();
        }
    });

    private void Repeatedly(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable) => Once(
        delay,
        () =>
        {
            action();
            Repeatedly(interval, interval, action, cancelable);
        },
        cancelable);
}
