using System.Collections.Immutable;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>
/// What the cluster may ask of a router, and no more. Each names what it rests on; one that rests on something else than what is true when
/// it arrives is dropped and counted. Sent to the node's root actor.
/// </summary>
public abstract record RouterAdvice
{
    private RouterAdvice(VirtualRouterKey key) => Key = key;

    /// <summary>Which router.</summary>
    public VirtualRouterKey Key { get; }

    /// <summary>
    /// A Backup becomes Master at once. A hand-over counts only while the router would win against what the Master last advertised.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Cause">Why.</param>
    /// <param name="From">The mastership that ends; it must be the last one heard.</param>
    public sealed record TakeOver(VirtualRouterKey Key, TakeOverCause Cause, HeardMastership From) : RouterAdvice(Key);

    /// <summary>The operator's word on the priority. It rests on nothing else, is idempotent, and stays until the next one.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Intent">Drained, moved or as configured.</param>
    public sealed record Intend(VirtualRouterKey Key, PriorityIntent Intent) : RouterAdvice(Key);

    /// <summary>
    /// A Master advertises priority 1 with its gate open, for one Master_Down_Interval; then it takes its priority back unless told again.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Own">The mastership that is handed over.</param>
    public sealed record Yield(VirtualRouterKey Key, Mastership Own) : RouterAdvice(Key);

    /// <summary>A Backup leaves a Master of lower priority alone. It still takes over from one that is silent or releases.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Own">Its own last mastership: another one since, and this is no longer meant.</param>
    /// <param name="Until">When it lapses; at most a minute from when it arrives.</param>
    public sealed record HoldPreemption(VirtualRouterKey Key, Mastership Own, Instant Until) : RouterAdvice(Key);

    /// <summary>
    /// The router releases, if it holds, and stays in Initialize until this lapses; then it starts as a Backup. Of all advice this alone can
    /// close the last Master's gate.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Cause">Why; the last one told counts.</param>
    /// <param name="Own">Its own mastership: another one since, and this is no longer meant.</param>
    /// <param name="Until">When it lapses unless told again; at most ten seconds from when it arrives.</param>
    public sealed record LeaveAndStayOut(VirtualRouterKey Key, LeaveCause Cause, Mastership Own, Instant Until) : RouterAdvice(Key);

    /// <summary>A Master advertises and announces its addresses again: somebody else has let go of them only now, or has yet to.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Own">The mastership that goes on.</param>
    public sealed record AnnounceAgain(VirtualRouterKey Key, Mastership Own) : RouterAdvice(Key);

    /// <summary>
    /// Advertisements must be stood for from now on. To be pushed whole, and again at each change; before a member's first advertisement as
    /// Master if possible, because then its advertisement waits for nobody.
    /// </summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Members">The other members, every configured one of them.</param>
    /// <param name="ForeignPeers">Addresses of VRRP routers that are configured and no members: believed as they are.</param>
    public sealed record Claims(VirtualRouterKey Key, ImmutableArray<MemberClaim> Members, ImmutableArray<IPvXAddress> ForeignPeers) : RouterAdvice(Key);

    /// <summary>Not every configured node can be asked: plain VRRP. So it is as well when whoever pushed the claims is gone.</summary>
    /// <param name="Key">Which router.</param>
    public sealed record NoClaims(VirtualRouterKey Key) : RouterAdvice(Key);

    /// <summary>What the claimed sender of a held advertisement says of it.</summary>
    /// <param name="Key">Which router.</param>
    /// <param name="Inquiry">Of the <see cref="NodeReport.AttestationWanted"/>.</param>
    /// <param name="Answer">Its answer.</param>
    public sealed record Verdict(VirtualRouterKey Key, long Inquiry, AttestationAnswer Answer) : RouterAdvice(Key);
}
