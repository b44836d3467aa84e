using System.Collections.Immutable;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Advice;

/// <summary>
/// Whom a router believes. With claims, an advertisement that would make a Master yield counts only if the member it claims to be from says
/// that it is Master, and one of a stranger counts for nobody. Without claims all is as plain VRRP has it. A member's advertisement never
/// waits at a Backup: the worst it can do there is to make it wait, and not to hear a real Master would make two.
/// </summary>
internal sealed record Attestation
{
    /// <summary>So many sources may be asked about at a time; what else needs it is dropped.</summary>
    public const int MostHeld = 8;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Nobody pushed claims.</summary>
    public static readonly Attestation Off = new();

    /// <summary>What members say; null: plain VRRP.</summary>
    public RouterAdvice.Claims? Claims { get; init; }

    /// <summary>What is waiting for a verdict.</summary>
    public ImmutableArray<HeldAdvertisement> Held { get; init; } = [];

    /// <summary>Questions asked so far.</summary>
    public long Inquiries { get; init; }

    /// <summary>When the next wait is over.</summary>
    public Instant NextDeadline
    {
        get
        {
            var next = Instant.Never;
            foreach (var held in Held)
            {
                next = Instant.Earlier(next, held.Until);
            }

            return next;
        }
    }

    /// <summary>What to do with an advertisement.</summary>
    public Judgement Judge(VirtualRouter router, HeardMaster? master, in Advertisement heard)
    {
        if (Claims is null || router.Role == RouterRole.Initialize || Claims.ForeignPeers.Contains(heard.Source))
        {
            return Judgement.Accept;
        }

        if (ClaimOf(heard.Source) is not { } claim)
        {
            return Held.Length < MostHeld || Find(heard.Source) is not null ? Judgement.Hold : Judgement.Discard;
        }

        return router.Role == RouterRole.Master ? JudgeAsMaster(router, claim, heard) : JudgeAsBackup(master, claim, heard);
    }

    /// <summary>Has an advertisement wait; one more of a source that is being asked about shares its fate.</summary>
    /// <param name="own">The router's.</param>
    /// <param name="heard">The advertisement.</param>
    /// <param name="at">Its reception.</param>
    /// <param name="isHeard">Whether it counts meanwhile.</param>
    /// <param name="sender">The Ethernet address that it came from.</param>
    /// <param name="asked">The question; null when it is being asked already.</param>
    public Attestation Ask(VirtualRouterParameters own, in Advertisement heard, Instant at, bool isHeard, MacAddress? sender, out HeldAdvertisement? asked)
    {
        asked = null;
        if (Find(heard.Source) is { } held)
        {
            return this with { Held = Held.Replace(held, held with { Heard = held.IsHeard ? held.Heard : heard, Folded = held.Folded + 1 }) };
        }

        var silence = isHeard ? AttestationOutcome.Honoured
            : ClaimOf(heard.Source) is null ? AttestationOutcome.Dropped : AttestationOutcome.HonouredInSilence;
        asked = new HeldAdvertisement(Inquiries + 1, heard, at, at + Wait(own.AdvertisementInterval), silence, isHeard, 0) { Sender = sender };
        return this with { Inquiries = Inquiries + 1, Held = Held.Add(asked) };
    }

    /// <summary>The answer to a question was no.</summary>
    public Attestation Deny(HeldAdvertisement held) => this with { Held = Held.Replace(held, held with { IsDenied = true, Folded = 0 }) };

    /// <summary>True while the answer no stands for a source.</summary>
    public bool Denies(IPvXAddress source) => Find(source) is { IsDenied: true };

    /// <summary>Ends one question.</summary>
    public Attestation Forget(HeldAdvertisement held) => this with { Held = Held.Remove(held) };

    /// <summary>The claim of the member that has this address.</summary>
    public MemberClaim? ClaimOf(IPvXAddress source)
    {
        foreach (var member in Claims?.Members ?? [])
        {
            if (member.Source == source)
            {
                return member;
            }
        }

        return null;
    }

    private HeldAdvertisement? Find(IPvXAddress source)
    {
        foreach (var held in Held)
        {
            if (held.Heard.Source == source)
            {
                return held;
            }
        }

        return null;
    }

    private Judgement JudgeAsMaster(VirtualRouter router, MemberClaim claim, in Advertisement heard)
    {
        if (claim.IsMaster || !VirtualRouterMachine.YieldsTo(router, heard))
        {
            return Judgement.Accept;
        }

        return Held.Length < MostHeld || Find(heard.Source) is not null ? Judgement.Hold : Judgement.Discard;
    }

    /// <summary>A release makes a Backup take over within Skew_Time, so only the Master's own counts.</summary>
    private static Judgement JudgeAsBackup(HeardMaster? master, MemberClaim claim, in Advertisement heard)
    {
        if (!heard.Priority.IsRelease)
        {
            return Judgement.Accept;
        }

        if (master is not null && master.Source != heard.Source)
        {
            return Judgement.Discard;
        }

        return claim.IsMaster ? Judgement.AcceptAndAsk : Judgement.Accept;
    }

    private static TimeSpan Wait(AdvertisementInterval own)
    {
        var interval = own.TimeSpan > ShortestWait ? own.TimeSpan : ShortestWait;
        return interval < LongestWait ? interval : LongestWait;
    }
}
