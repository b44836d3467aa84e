using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Tandem.Actors.Dispatch;

/// <summary>
/// Akka's scheduler on the runtime's timers: it wakes up when something is due and at no other time. Akka's own turns a wheel a hundred
/// times a second whether or not anything hangs on it, and each turn wakes up two threads. Made by Akka from
/// <c>akka.scheduler.implementation</c>.
/// </summary>
internal sealed class TicklessScheduler(Config scheduler, ILoggingAdapter log) : SchedulerBase(scheduler, log), IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly ConcurrentDictionary<ScheduledRun, bool> _pending = new();
    private volatile bool _ended;

    public override TimeSpan MonotonicClock => TimeProvider.System.GetElapsedTime(0);

    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    protected override DateTimeOffset TimeNow => TimeProvider.System.GetUtcNow();

    /// <summary>Nothing is run any more.</summary>
    public void Dispose()
    {
        _ended = true;
        foreach (var run in _pending.Keys)
        {
            run.Dispose();
        }
    }

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(delay, Timeout.InfiniteTimeSpan, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Schedule(delay, Timeout.InfiniteTimeSpan, action, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        Schedule(delay, Timeout.InfiniteTimeSpan, action.Run, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action.Run, cancelable);

    private void Schedule(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (_ended || cancelable is { IsCancellationRequested: true })
        {
            return;
        }

        var run = new ScheduledRun(action, cancelable, ended => _pending.TryRemove(ended, out _));
        _pending[run] = true;
        run.Start(delay, interval);
        if (_ended)
        {
            run.Dispose();
        }
    }
}
