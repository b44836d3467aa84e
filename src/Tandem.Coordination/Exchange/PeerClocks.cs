using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Exchange;

/// <summary>
/// How old a message can be at most, without clocks that agree: each message brings back the receiver's own latest clock and says for how long
/// its sender had it. What has passed since then by the own clock, less that, is the way there and back, so the way here took no longer. One
/// for the whole life of the process.
/// </summary>
/// <param name="time">Its timestamps count on from one process of a host to the next; a host that started afresh yields no age.</param>
internal sealed class PeerClocks(TimeProvider time)
{
    /// <summary>Two clocks drift apart by less than this between two messages.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMilliseconds(2);

    /// <summary>Microseconds; a year is no age of a hint.</summary>
    private const ulong LongestWait = 31_536_000_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ulong Clock, ulong At)> _peers = new(StringComparer.Ordinal);

    /// <summary>What the next message to a peer says of the clocks.</summary>
    public EnvelopeClock For(string peer)
    {
        var now = Now;
        lock (_lock)
        {
            return _peers.TryGetValue(peer, out var latest) ? new(now, latest.Clock, now - latest.At) : new(now, 0, 0);
        }
    }

    /// <summary>A message has come.</summary>
    /// <returns>It was sent at most so long ago; null when nobody can say.</returns>
    public TimeSpan? Hear(string peer, EnvelopeClock clock)
    {
        var now = Now;
        if (clock.Now == 0)
        {
            return null;
        }

        lock (_lock)
        {
            _peers[peer] = (clock.Now, now);
        }

        // Whatever the peer writes there: it held it for no longer than this node has been waiting.
        var waited = now - clock.Echo;
        if (clock.Echo == 0 || clock.Echo > now || waited > LongestWait || clock.Held > LongestWait)
        {
            return null;
        }

        var age = TimeSpan.FromMicroseconds((long)waited - (long)clock.Held) + Drift;
        return age >= TimeSpan.Zero ? age : null;
    }

    /// <summary>Microseconds; never 0.</summary>
    private ulong Now => (ulong)((UInt128)time.GetTimestamp() * 1_000_000 / (ulong)time.TimestampFrequency) + 1;
}
