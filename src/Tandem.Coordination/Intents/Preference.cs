using Tandem.Actors.Advice;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>What the operator's intents make of the configured priorities: the same on every node that knows the same intents.</summary>
internal static class Preference
{
    private const byte Highest = 254;

    /// <summary>A node's priority in a router. An owner's stays as it is: RFC 9568 gives it 255 for as long as it runs.</summary>
    public static PriorityIntent Of(SharedRouter router, string node, IntentSet intents)
    {
        if (router.SeatOf(node) is not { Priority.IsOwner: false } seat)
        {
            return PriorityIntent.AsConfigured.Instance;
        }

        if (intents.IsDrained(node))
        {
            return PriorityIntent.Drained.Instance;
        }

        var priority = intents.HolderOf(router.Key) is { } holder ? PriorityOf(router, seat, holder) : seat.Priority;
        return priority == seat.Priority ? PriorityIntent.AsConfigured.Instance : new PriorityIntent.Moved(priority);
    }

    /// <summary>
    /// The holder and the most preferred one swap. Where that leaves anybody else level with the holder, because the file gave several the same
    /// priority, the holder is one above them, or they are one below.
    /// </summary>
    private static Priority PriorityOf(SharedRouter router, Seat seat, string holder)
    {
        if (router.Owner is not null || router.SeatOf(holder) is not { } held)
        {
            return seat.Priority;
        }

        var first = router.Seats.OrderByDescending(other => other.Priority).ThenBy(other => other.Node == holder ? 0 : 1).ThenBy(other => other.Node, StringComparer.Ordinal).First();
        var isShared = router.Seats.Any(other => other.Node != holder && Swapped(other) == first.Priority);
        if (seat.Node == holder)
        {
            return isShared && first.Priority.Value < Highest ? new((byte)(first.Priority.Value + 1)) : first.Priority;
        }

        var own = Swapped(seat);
        return isShared && own.Value == Highest ? new(Highest - 1) : own;

        Priority Swapped(Seat other) => other.Node == first.Node ? held.Priority : other.Priority;
    }
}
