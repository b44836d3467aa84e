using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>
/// Measures by how much deadlines are missed. One thread at a time notes, any thread reads: each figure is whole by itself, and the
/// writer never waits.
/// </summary>
public sealed class LatenessMeter
{
    private static readonly TimeSpan Threshold = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private long _last;
    private long _worst;
    private long _worstBefore;
    private long _late;
    private Instant _windowEnds;

    /// <summary>The figures now.</summary>
    public SchedulingLateness Figures => new(
        new TimeSpan(Volatile.Read(ref _last)),
        new TimeSpan(Math.Max(Volatile.Read(ref _worst), Volatile.Read(ref _worstBefore))),
        Volatile.Read(ref _late),
        Threshold,
        Window);

    /// <summary>Takes a turn into account.</summary>
    /// <param name="due">When it was due at the latest.</param>
    /// <param name="now">When it came; before that it came for another reason and says nothing.</param>
    public void Note(Instant due, Instant now)
    {
        if (now < due)
        {
            return;
        }

        if (now >= _windowEnds)
        {
            // Two windows without a turn leave nothing worth telling of the one before.
            Volatile.Write(ref _worstBefore, now < _windowEnds + Window ? _worst : 0);
            Volatile.Write(ref _worst, 0);
            _windowEnds = now + Window;
        }

        var late = now - due;
        Volatile.Write(ref _last, late.Ticks);
        if (late.Ticks > _worst)
        {
            Volatile.Write(ref _worst, late.Ticks);
        }

        if (late > Threshold)
        {
            Volatile.Write(ref _late, _late + 1);
        }
    }
}
