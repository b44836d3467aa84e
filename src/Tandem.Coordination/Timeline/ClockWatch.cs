using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>Has the clock of this process follow what peers say, and tells, once an hour, whose clock is apart. Used by one actor at a time.</summary>
/// <param name="clock">The clock of this process.</param>
/// <param name="time">Measures the hour.</param>
/// <param name="tell">Hears of it.</param>
internal sealed class ClockWatch(HybridClock clock, TimeProvider time, Action<CoordinatorEvent> tell)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly Dictionary<(string Peer, bool Followed), long> _told = [];

    public void Hear(string peer, HybridStamp stamp)
    {
        // A stamp that counts is one that the peer itself has followed: its own clock is not what is ahead.
        if (clock.Hear(stamp) is not { } remark || stamp.Counter > 0)
        {
            return;
        }

        if (!_told.TryGetValue((peer, remark.Followed), out var at) || time.GetElapsedTime(at) >= Quiet)
        {
            _told[(peer, remark.Followed)] = time.GetTimestamp();
            tell(new CoordinatorEvent.ClockApart(peer, remark));
        }
    }
}
