using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>Finds the worst delay of a segment, if it was long enough to cost an advertisement.</summary>
internal static class WorstDelay
{
    /// <summary>What to tell of; null when no advertisement was missed.</summary>
    public static LinkEvent.Late? Among(List<RouterSlot> slots, Instant now)
    {
        RouterSlot? latest = null;
        foreach (var slot in slots)
        {
            if (slot.HasMissedAnAdvertisement(now) && (latest is null || slot.Beat.WakeAt < latest.Beat.WakeAt))
            {
                latest = slot;
            }
        }

        return latest is null ? null : new LinkEvent.Late(latest.Key, now - latest.Beat.WakeAt);
    }
}
