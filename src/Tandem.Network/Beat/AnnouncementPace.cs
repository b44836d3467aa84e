using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>
/// Spreads the repeated announcements of one segment: a thousand routers that took over together would otherwise repeat thousands of
/// frames in one burst, each of which a switch may hand to its processor. The first announcements of a takeover do not come by here.
/// </summary>
public sealed class AnnouncementPace
{
    /// <summary>The loop is not woken up more often than this many times a second for it, if the rate asks for no less.</summary>
    private const int GroupsPerSecond = 100;

    private readonly Queue<AnnouncementRepeats> _rounds = new();
    private readonly int _groupSize;
    private readonly TimeSpan _groupInterval;
    private Instant _freeAt;

    /// <param name="perSecond">Frames a second, 1 or more.</param>
    public AnnouncementPace(int perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        _groupSize = Math.Max(1, perSecond / GroupsPerSecond);
        _groupInterval = TimeSpan.FromTicks(_groupSize * TimeSpan.TicksPerSecond / perSecond);
    }

    /// <summary>When to call <see cref="Send"/>; <see cref="Instant.Never"/> when nothing waits.</summary>
    public Instant NextAt => _rounds.Count > 0 ? _freeAt : Instant.Never;

    /// <summary>A round of a router's announcements waits for those that came before it.</summary>
    public void Add(AnnouncementRepeats round) => _rounds.Enqueue(round);

    /// <summary>Sends what the rate allows. What was late is not caught up with.</summary>
    public void Send(Instant now)
    {
        if (now < NextAt)
        {
            return;
        }

        var sent = 0;
        while (sent < _groupSize && _rounds.TryPeek(out var round))
        {
            sent += round.TrySend(now, out var isOver) ? 1 : 0;
            if (isOver)
            {
                _rounds.Dequeue();
            }
        }

        _freeAt = sent == 0 ? _freeAt : now + _groupInterval;
    }
}
