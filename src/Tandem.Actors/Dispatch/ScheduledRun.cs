using Akka.Actor;

namespace Tandem.Actors.Dispatch;

/// <summary>One entry of the <see cref="TicklessScheduler"/>: a timer that ends after its only run, when it is cancelled, or with the scheduler.</summary>
internal sealed class ScheduledRun : IDisposable
{
    private readonly Action _action;
    private readonly ICancelable? _cancelable;
    private readonly Action<ScheduledRun> _ended;
    private readonly Timer _timer;
    private CancellationTokenRegistration _registration;
    private bool _repeats;

    public ScheduledRun(Action action, ICancelable? cancelable, Action<ScheduledRun> ended)
    {
        _action = action;
        _cancelable = cancelable;
        _ended = ended;
        _timer = new Timer(_ => Run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="delay">Before the first run.</param>
    /// <param name="interval">Before every other; infinite when there is none.</param>
    public void Start(TimeSpan delay, TimeSpan interval)
    {
        _repeats = interval != Timeout.InfiniteTimeSpan;

        // Before the timer starts: a run that is over at once must find the registration to give it back.
        _registration = _cancelable?.Token.UnsafeRegister(static run => ((ScheduledRun)run!).Dispose(), this) ?? default;
        if (_cancelable is not { IsCancellationRequested: true })
        {
            _ = Arm(delay, interval);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _ended(this);
    }

    private bool Arm(TimeSpan delay, TimeSpan interval)
    {
        try
        {
            return _timer.Change(delay, interval);
        }
        catch (ObjectDisposedException)
        {
            // Cancelled in this very moment.
            return false;
        }
    }

    private void Run()
    {
        if (!_repeats)
        {
            _registration.Unregister();
            Dispose();
        }

        if (_cancelable is not { IsCancellationRequested: true })
        {
            _action();
        }
    }
}
