using System.Runtime.CompilerServices;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// The hybrid logical clock of this process: as near to the wall clock as causality allows, never backwards, whatever is done to the wall
/// clock. Safe to use from any thread, and without a lock: a thread that must be on time never waits for one that holds it.
/// </summary>
/// <param name="time">The wall clock.</param>
public sealed class HybridClock(TimeProvider time)
{
    /// <summary>
    /// A stamp that is further ahead is not followed: one node whose calendar is wrong must not take the others along for good. What it
    /// causes may then sort before it.
    /// </summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    /// <summary>From here on a clock that is ahead is worth a word.</summary>
    public static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(1);

    private static readonly long EndOfCalendar = Microseconds(DateTimeOffset.MaxValue);

    private StrongBox<HybridStamp> _last = new();

    /// <summary>The stamp of something that happens now: greater than all that were given or followed before.</summary>
    public HybridStamp Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = After(last.Value, Wall());
            if (IsTaken(last, next))
            {
                return next;
            }
        }
    }

    /// <summary>Takes in a stamp of another node, so that whatever happens here from now on is later than it.</summary>
    /// <returns>Set when the other clock is noticeably ahead of this one.</returns>
    public ClockRemark? Hear(HybridStamp heard)
    {
        var ahead = TimeSpan.FromMicroseconds(Math.Max(0, Math.Clamp(heard.Microseconds, 0, EndOfCalendar) - Wall()));
        var follows = ahead <= MostAhead;
        var last = Volatile.Read(ref _last);
        while (follows && heard > last.Value && !IsTaken(last, heard))
        {
            last = Volatile.Read(ref _last);
        }

        return ahead >= Noticeable ? new ClockRemark(ahead, follows) : null;
    }

    /// <summary>The least stamp at or after the wall clock that is greater than another.</summary>
    internal static HybridStamp After(HybridStamp last, long wall) =>
        wall > last.Microseconds ? new(wall, 0)
        : last.Counter < uint.MaxValue ? last with { Counter = last.Counter + 1 }
        : new(last.Microseconds + 1, 0);

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private bool IsTaken(StrongBox<HybridStamp> last, HybridStamp next) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _last, new StrongBox<HybridStamp>(next), last), last);

    private long Wall() => Microseconds(time.GetUtcNow());
}
