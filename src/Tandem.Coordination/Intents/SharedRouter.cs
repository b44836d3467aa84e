using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>One router as the one file has it, the same on every node.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Key">Segment, family and VRID.</param>
/// <param name="Seats">Who takes part.</param>
public sealed record SharedRouter(string Name, VirtualRouterKey Key, Items<Seat> Seats)
{
    /// <summary>The node that owns the addresses; null when nobody does.</summary>
    public Seat? Owner => Seats.FirstOrDefault(seat => seat.Priority.IsOwner);

    /// <summary>Null for a node that takes no part.</summary>
    public Seat? SeatOf(string node) => Seats.FirstOrDefault(seat => seat.Node == node);
}
