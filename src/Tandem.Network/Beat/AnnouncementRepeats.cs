using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>What is left to repeat of the announcements that one router sent at once when it became Master.</summary>
/// <param name="addresses">To be announced in every round.</param>
/// <param name="schedule">When the rounds are due.</param>
/// <param name="send">Announces one address.</param>
public sealed class AnnouncementRepeats(VirtualAddresses addresses, AnnouncementSchedule schedule, Action<IPvXAddress> send)
{
    private AnnouncementSchedule _schedule = schedule;
    private bool _isUnderWay;
    private int _next;

    /// <summary>When the next round is due; <see cref="Instant.Never"/> when none is left or one is under way.</summary>
    public Instant NextAt => _isUnderWay ? Instant.Never : _schedule.NextAt;

    /// <summary>Nothing more is sent, not even of a round that has begun.</summary>
    public void Drop() => (_schedule, _isUnderWay) = (AnnouncementSchedule.Done, false);

    /// <summary>Takes a round that is due, for <see cref="AnnouncementPace"/> to send.</summary>
    /// <returns>True once for each round.</returns>
    public bool TryBegin(Instant now)
    {
        if (_isUnderWay || !_schedule.IsDue(now))
        {
            return false;
        }

        _isUnderWay = true;
        _next = 0;
        return true;
    }

    /// <summary>Sends the next announcement of the round under way. After the last, the next round is due one interval from now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isOver">Whether the round has no more.</param>
    /// <returns>False when nothing was sent, because the rest was dropped.</returns>
    internal bool TrySend(Instant now, out bool isOver)
    {
        isOver = !_isUnderWay || _next + 1 >= addresses.Count;
        if (!_isUnderWay)
        {
            return false;
        }

        send(addresses[_next++].Address);
        if (isOver)
        {
            _isUnderWay = false;
            _schedule = _schedule.Advance(now);
        }

        return true;
    }
}
