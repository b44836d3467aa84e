namespace Tandem.Network.Linux.Checks;

/// <summary>
/// Whether the threads that run probes ran when they should, for as long as a probe runs: a beat of their own must come in time. A probe that
/// ends at once costs no beat.
/// </summary>
internal sealed class Punctuality : IDisposable
{
    /// <summary>So many beats in a time-out; one that is late by two of them is too late, which is a quarter of the time-out.</summary>
    private const int Beats = 8;

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly TimeSpan _pace;
    private readonly Lock _lock = new();
    private long _last;
    private TimeSpan _worst;

    public Punctuality(TimeSpan timeout, TimeProvider time)
    {
        (_time, _pace, _last) = (time, timeout / Beats, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Beat(), null, _pace, _pace);
    }

    /// <summary>By how much a beat was too late; null: none was.</summary>
    public TimeSpan? Worst
    {
        get
        {
            Beat();
            lock (_lock)
            {
                return _worst > _pace * 2 ? _worst : null;
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var late = _time.GetElapsedTime(_last, now) - _pace;
            (_last, _worst) = (now, late > _worst ? late : _worst);
        }
    }
}
