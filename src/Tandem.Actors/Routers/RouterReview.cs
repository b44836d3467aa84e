using Akka.Actor;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>Wakes a router when something of it lapses.</summary>
internal sealed class RouterReview
{
    private static readonly object Timer = new();

    private Instant _at = Instant.Never;

    /// <summary>It is to be at that time; <see cref="Instant.Never"/>: not at all.</summary>
    public void Set(ITimerScheduler timers, Instant at, Instant now)
    {
        if (at == _at)
        {
            return;
        }

        _at = at;
        timers.Cancel(Timer);
        if (at != Instant.Never)
        {
            timers.StartSingleTimer(Timer, new Due(), at > now ? at - now : TimeSpan.Zero);
        }
    }

    /// <summary>It came.</summary>
    public void Came() => _at = Instant.Never;

    /// <summary>To the router: look.</summary>
    public sealed record Due;
}
