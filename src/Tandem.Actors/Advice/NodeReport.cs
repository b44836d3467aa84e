using System.Collections.Immutable;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Advice;

/// <summary>
/// What the routers of this node tell whoever has subscribed. Each is a fact of the past by the time it arrives; nothing waits for its
/// reader.
/// </summary>
public abstract record NodeReport
{
    private NodeReport()
    {
    }

    /// <summary>The first report of a subscription, and again after one that fell behind: all there is to know. It replaces what was known.</summary>
    /// <param name="Boot">The life of this process.</param>
    /// <param name="Routers">Every router that has a standing.</param>
    public sealed record Everything(Guid Boot, ImmutableArray<RouterStanding> Routers) : NodeReport;

    /// <summary>
    /// A router stands differently: role, parameters, source address, Master heard. That it is Master is told before its link loop is given
    /// the batch with the first advertisement; the two then race to their readers.
    /// </summary>
    /// <param name="Router">Where it stands now.</param>
    public sealed record Changed(RouterStanding Router) : NodeReport;

    /// <summary>A router's actor ended. Its interface releases what it held; a successor, if there is one, will tell where it stands.</summary>
    /// <param name="Key">Which router.</param>
    public sealed record Gone(VirtualRouterKey Key) : NodeReport;

    /// <summary>A mastership is over for good: the link has closed its gate, and its addresses are gone. Never told on a guess.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Mastership">Which mastership.</param>
    public sealed record Released(VirtualRouterKey Key, Mastership Mastership) : NodeReport;

    /// <summary>
    /// An advertisement is believed only if the node it claims to be from stands for it. To be answered by
    /// <see cref="RouterAdvice.Verdict"/> before the wait is over.
    /// </summary>
    /// <param name="Key">Which router heard it.</param>
    /// <param name="Inquiry">To be repeated in the verdict.</param>
    /// <param name="Heard">What it says.</param>
    /// <param name="At">When it was received.</param>
    /// <param name="Until">When the router stops waiting.</param>
    /// <param name="OnSilence">What becomes of it then.</param>
    public sealed record AttestationWanted(
        VirtualRouterKey Key, long Inquiry, Advertisement Heard, Instant At, Instant Until, AttestationOutcome OnSilence) : NodeReport;

    /// <summary>How an inquiry ended. One that was honoured in silence puts the router back to plain VRRP until claims are pushed again.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Inquiry">Of the <see cref="AttestationWanted"/>.</param>
    /// <param name="Source">Whose advertisement it claimed to be.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Folded">So many more of the same source came while it was waiting, and share its fate.</param>
    public sealed record AttestationEnded(VirtualRouterKey Key, long Inquiry, IPvXAddress Source, AttestationOutcome Outcome, long Folded) : NodeReport
    {
        /// <summary>The Ethernet address that it came from, if that is known.</summary>
        public MacAddress? Sender { get; init; }
    }

    /// <summary>A piece of advice was not followed.</summary>
    /// <param name="Advice">Which.</param>
    /// <param name="Refusal">Why.</param>
    /// <param name="Count">So many of this router so far.</param>
    public sealed record AdviceDropped(RouterAdvice Advice, AdviceRefusal Refusal, long Count) : NodeReport;
}
