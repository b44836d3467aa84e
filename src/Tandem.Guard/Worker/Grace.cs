using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>
/// Whether a worker stands still. It is judged by its beats, unless the guard itself was late: then both may have been held up by the
/// same thing, and the worker's time begins anew.
/// </summary>
internal sealed class Grace(Instant now)
{
    /// <summary>The guard looks this often; that it comes late by as much again shows that it was held up.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>What a worker says is not taken on trust: below this a busy machine kills it, above it a hang is for ever.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Until every router is attached the loop has far more to do in one turn, and holds little.</summary>
    private const int StartingFactor = 10;

    /// <summary>From the program's start to a part's first movement.</summary>
    private static readonly TimeSpan LongestBirth = TimeSpan.FromSeconds(30);

    private Instant _renewedAt = now;
    private Instant _expectedAt = now + Tick;

    /// <summary>When the guard looks next, at the latest.</summary>
    public Instant NextTick => _expectedAt;

    /// <summary>A worker is ready: from here on it has less time, and that begins now.</summary>
    public void Renew(Instant now) => _renewedAt = now;

    /// <summary>A worker has been started.</summary>
    public void Begin(Instant now)
    {
        _renewedAt = now;
        _expectedAt = now + Tick;
    }

    /// <summary>The guard looks. To be called before <see cref="StoodStill"/>, so that lateness counts first.</summary>
    /// <returns>By how much it is late, when that is too much; otherwise null.</returns>
    public TimeSpan? Look(Instant now)
    {
        var late = now - _expectedAt;
        if (now >= _expectedAt)
        {
            _expectedAt = now + Tick;
        }

        if (late <= Tick)
        {
            return null;
        }

        _renewedAt = now;
        return late;
    }

    /// <summary>When a part that does not move any more has used up its time.</summary>
    public Instant EndsAt(Pulse pulse, bool ready)
    {
        if (pulse.LastBeat is not { } beat)
        {
            return _renewedAt + LongestBirth;
        }

        return (beat > _renewedAt ? beat : _renewedAt) + LongestOf(pulse, ready);
    }

    /// <summary>For how long a part has not moved, when that is too long; otherwise null.</summary>
    public TimeSpan? StoodStill(Instant now, Pulse pulse, bool ready) =>
        now < EndsAt(pulse, ready) ? null : now - (pulse.LastBeat ?? _renewedAt);

    /// <summary>When the first part of a worker has used up its time.</summary>
    public Instant EndsAt(Life life) =>
        Pulse.Parts.Aggregate(Instant.Never, (next, part) => Instant.Earlier(next, EndsAt(life.PulseOf(part), life.ReadySince is not null)));

    /// <summary>The first part of a worker that has used up half of its time, and for how long it has not moved; null: all move.</summary>
    public (Pulse Part, TimeSpan For)? LongPause(Life life, Instant now)
    {
        foreach (var part in Pulse.Parts)
        {
            var pulse = life.PulseOf(part);
            if (pulse.LastBeat is { } beat && now >= HalfOverAt(pulse, life.ReadySince is not null))
            {
                return (pulse, now - beat);
            }
        }

        return null;
    }

    /// <summary>When half of the time is over that a part has which does not move any more.</summary>
    public Instant HalfOverAt(Pulse pulse, bool ready) => EndsAt(pulse, ready) + (LongestOf(pulse, ready) * -0.5);

    /// <summary>What a worker is to be ended for, when one of its parts has not moved for too long; otherwise null.</summary>
    public string? Charge(Life life, Instant now)
    {
        foreach (var part in Pulse.Parts)
        {
            var pulse = life.PulseOf(part);
            if (StoodStill(now, pulse, life.ReadySince is not null) is { } still)
            {
                return string.Create(CultureInfo.InvariantCulture, $"stood still ({pulse.Name} for {still.TotalMilliseconds:0} ms)");
            }
        }

        return null;
    }

    private static TimeSpan LongestOf(Pulse pulse, bool ready)
    {
        var longest = pulse.Allowed is { } allowed ? Within(allowed) : Shortest;
        return ready ? longest : longest * StartingFactor;
    }

    private static TimeSpan Within(TimeSpan allowed) => allowed < Shortest ? Shortest : allowed > Longest ? Longest : allowed;
}
