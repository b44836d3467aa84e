using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>
/// The moments at which all Masters of this node with the same interval advertise: the multiples of the interval on the node's clock.
/// So a thousand adverts are one awakening, and when the node dies its peers miss all of its routers at the same moment.
/// </summary>
public static class AdvertisementPhase
{
    /// <summary>The next such moment: later than now, and never later than one interval from now.</summary>
    public static Instant After(Instant now, TimeSpan interval)
    {
        var nanoseconds = interval.Ticks * 100;
        return new Instant((now.Nanoseconds / nanoseconds + 1) * nanoseconds);
    }
}
