using Tandem.Network.Beat;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Ports;

/// <summary>What a segment's port tells the actor that owns it. Delivered from the port's own threads, in order per router.</summary>
public abstract record LinkEvent
{
    private LinkEvent()
    {
    }

    /// <summary>The interface can carry this router now: macvlan, gate and group memberships stand.</summary>
    /// <param name="Key">Which.</param>
    public sealed record Attached(VirtualRouterKey Key) : LinkEvent;

    /// <summary>The interface cannot carry this router.</summary>
    /// <param name="Key">Which.</param>
    /// <param name="Detail">What was refused, and its cure.</param>
    public sealed record AttachRefused(VirtualRouterKey Key, string Detail) : LinkEvent;

    /// <summary>An event for the state machine, in the one order that holds for this router.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Sequence">To be acknowledged with the batch that answers it.</param>
    /// <param name="At">When it happened; the <c>now</c> of the step.</param>
    /// <param name="Observed">What the link loop folded since the last acknowledged batch; null when it folded nothing.</param>
    /// <param name="Event">What happened.</param>
    public sealed record Raised(VirtualRouterKey Key, long Sequence, Instant At, Observation? Observed, RouterEvent Event) : LinkEvent
    {
        /// <summary>The Ethernet address that an advertisement came from; null for other events.</summary>
        public MacAddress? Sender { get; init; }
    }

    /// <summary>
    /// Every effect of a batch has been carried out or superseded. A batch of frames alone need not wait for an earlier one of addresses, so
    /// its event may come first; a router that ends because of that is detached, which releases what it still held.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Acknowledged">The batch's own number.</param>
    public sealed record Executed(VirtualRouterKey Key, long Acknowledged) : LinkEvent
    {
        /// <summary>True: the kernel refused an effect, and the rest was not done. What it was follows as an event.</summary>
        public bool WasRefused { get; init; }
    }

    /// <summary>Does the owner live? To be answered by <see cref="ISegmentPort.Answer"/>; without an answer its routers are released.</summary>
    public sealed record Asked : LinkEvent
    {
        /// <summary>The question is always the same.</summary>
        public static readonly Asked Instance = new();
    }

    /// <summary>
    /// A router was released because an answer was owed for too long. The port no longer knows it; its actor, if it lives, is of no use.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Reason">Who owed what.</param>
    public sealed record Stalled(VirtualRouterKey Key, string Reason) : LinkEvent;

    /// <summary>This node was so late that an advertisement was missed: it was overloaded or stood still.</summary>
    /// <param name="Key">The Master that was most late.</param>
    /// <param name="Delay">How late.</param>
    public sealed record Late(VirtualRouterKey Key, TimeSpan Delay) : LinkEvent;

    /// <summary>Somebody else claims an address that this node holds (RFC 5227 §2.4).</summary>
    /// <param name="Key">Whose address.</param>
    /// <param name="Address">Which one.</param>
    /// <param name="Claimant">The foreign Ethernet address.</param>
    public sealed record AddressClaimed(VirtualRouterKey Key, IPvXAddress Address, MacAddress Claimant) : LinkEvent;

    /// <summary>Frames were dropped; told at most once in ten seconds for each reason.</summary>
    /// <param name="Reason">The reception check that failed.</param>
    /// <param name="Source">Source of the latest.</param>
    /// <param name="Count">How many since this reason was last told.</param>
    public sealed record Discarded(DiscardReason Reason, IPvXAddress Source, long Count) : LinkEvent;

    /// <summary>Something that an outsider took away is there again.</summary>
    /// <param name="Key">Whose.</param>
    /// <param name="What">What was missing.</param>
    public sealed record Restored(VirtualRouterKey Key, string What) : LinkEvent;

    /// <summary>The gate was missing (a firewall reload flushes it) and stands again.</summary>
    public sealed record GateRebuilt : LinkEvent;

    /// <summary>The port works, with less than it should.</summary>
    /// <param name="Message">One line with its cure.</param>
    public sealed record Degraded(string Message) : LinkEvent;

    /// <summary>The port can no longer serve; the owner lets go of it.</summary>
    /// <param name="Detail">Why.</param>
    public sealed record Failed(string Detail) : LinkEvent;
}
