using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>A way between two threads: what is passed arrives in order, each after a delay of its own.</summary>
/// <param name="clock">Carries the delay.</param>
/// <param name="delay">Asked for each passage.</param>
public sealed class DelayLine(VirtualClock clock, Func<TimeSpan> delay)
{
    private Instant _last;
    private int _underway;

    /// <summary>Passes an action on; without a delay, and with nothing ahead of it, at once.</summary>
    public void Pass(Action action)
    {
        var at = clock.Now + delay();
        if (at < _last)
        {
            at = _last;
        }

        if (at == clock.Now && _underway == 0)
        {
            action();
            return;
        }

        _last = at;
        _underway++;
        clock.At(at, () => Arrive(action));
    }

    private void Arrive(Action action)
    {
        _underway--;
        action();
    }
}
