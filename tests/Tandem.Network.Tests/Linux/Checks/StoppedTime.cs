namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>A clock that passes when the test says so. A timer that became due several times meanwhile fires once, as a late thread's does.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private readonly List<Due> _timers = [];
    private long _now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Due(this, callback, state);
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void Pass(int milliseconds)
    {
        _now += milliseconds;
        foreach (var timer in _timers.Where(timer => timer.At <= _now).OrderBy(timer => timer.At).ToList())
        {
            timer.Fire();
        }
    }

    private sealed class Due(StoppedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long At { get; private set; } = long.MaxValue;

        public void Fire()
        {
            At = _period > TimeSpan.Zero ? time._now + (long)_period.TotalMilliseconds : long.MaxValue;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            At = dueTime < TimeSpan.Zero ? long.MaxValue : time._now + (long)dueTime.TotalMilliseconds;
            return true;
        }

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
