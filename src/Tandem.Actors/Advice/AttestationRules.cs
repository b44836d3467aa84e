using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>How a router asks about advertisements, and what becomes of them.</summary>
internal static class AttestationRules
{
    /// <summary>A stranger is told off for so long without troubling the actor; a member that has just got this address waits no longer.</summary>
    private static readonly TimeSpan StrangersShutOut = TimeSpan.FromMilliseconds(100);

    /// <summary>Judges an event of the link loop; whatever is no advertisement counts.</summary>
    public static (AdvisedRouter Router, Judgement Judgement) Receive(AdvisedRouter router, LinkEvent.Raised raised, List<RouterAct> acts)
    {
        if (raised.Event is not RouterEvent.AdvertisementReceived(var heard) || router.Attestation.Claims is null)
        {
            return (router, Judgement.Accept);
        }

        var honoured = router.Honoured.IndexOf(raised.Event, 0, ReferenceEqualityComparer.Instance);
        if (honoured >= 0)
        {
            return (router with { Honoured = router.Honoured.RemoveAt(honoured) }, Judgement.Accept);
        }

        var judgement = router.Attestation.Judge(router.Core.Router, router.Core.Heard, heard);
        if (judgement is Judgement.Accept or Judgement.Discard)
        {
            return (router, judgement);
        }

        var isHeard = judgement == Judgement.AcceptAndAsk;
        var attestation = router.Attestation.Ask(router.Effective.Configured, heard, raised.At, isHeard, raised.Sender, out var asked);
        if (asked is not null)
        {
            acts.Add(new RouterAct.Tell(
                new NodeReport.AttestationWanted(router.Key, asked.Inquiry, heard, raised.At, asked.Until, asked.OnSilence)));
        }

        return (router with { Attestation = attestation }, isHeard && asked is not null ? Judgement.Accept : Judgement.Hold);
    }

    /// <summary>What the link loop is told of an advertisement that does not count; null: nothing yet, a member's may still.</summary>
    public static UnattestedAdvertisement? Unbelieved(AdvisedRouter router, LinkEvent.Raised raised, Judgement judgement)
    {
        if (raised.Event is not RouterEvent.AdvertisementReceived(var heard))
        {
            return null;
        }

        if (router.Attestation.ClaimOf(heard.Source) is null)
        {
            return new UnattestedAdvertisement(heard.Source, StrangersShutOut);
        }

        return judgement == Judgement.Discard || router.Attestation.Denies(heard.Source)
            ? new UnattestedAdvertisement(heard.Source, TimeSpan.Zero)
            : null;
    }

    /// <summary>Takes the claims in; who says now that it is Master is believed at once.</summary>
    public static AdvisedRouter Claim(AdvisedRouter router, RouterAdvice.Claims claims, List<RouterAct> acts)
    {
        router = router with { Attestation = router.Attestation with { Claims = claims } };
        foreach (var held in router.Attestation.Held)
        {
            if (!held.IsDenied && router.Attestation.Judge(router.Core.Router, router.Core.Heard, held.Heard) == Judgement.Accept)
            {
                router = Honour(router, held, AttestationOutcome.Honoured, acts);
            }
        }

        return router;
    }

    /// <summary>Plain VRRP from now on: what may be a member's counts.</summary>
    public static AdvisedRouter Unclaim(AdvisedRouter router, List<RouterAct> acts)
    {
        foreach (var held in router.Attestation.Held)
        {
            router = held.IsDenied ? router : End(router, held, held.OnSilence, acts);
        }

        // What is on its way back needs nobody to remember it: from here on everything counts.
        return router with { Attestation = router.Attestation with { Claims = null, Held = [] }, Honoured = [] };
    }

    /// <summary>Takes an answer in. What is denied stays denied until its wait would have been over, so that a flood is asked about once.</summary>
    public static AdvisedRouter Decide(AdvisedRouter router, RouterAdvice.Verdict verdict, List<RouterAct> acts)
    {
        var held = router.Attestation.Held.FirstOrDefault(held => held.Inquiry == verdict.Inquiry && !held.IsDenied);
        if (held is null)
        {
            return router.Drop(verdict, AdviceRefusal.NothingHeld, acts);
        }

        if (verdict.Answer == AttestationAnswer.Genuine)
        {
            return Honour(router, held, AttestationOutcome.Honoured, acts);
        }

        acts.Add(new RouterAct.Tell(Ended(router, held, AttestationOutcome.Dropped)));
        var denied = router with { Attestation = router.Attestation.Deny(held) };
        return held.IsHeard && router is { Role: RouterRole.Backup, Core.Heard: { Released: true } master } && master.Source == held.Heard.Source
            ? Count(denied, new RouterEvent.AdvertisementReceived(master.Last), acts)
            : denied;
    }

    /// <summary>Ends what was waited for long enough.</summary>
    public static AdvisedRouter Review(AdvisedRouter router, Instant now, List<RouterAct> acts)
    {
        foreach (var held in router.Attestation.Held)
        {
            if (now < held.Until)
            {
                continue;
            }

            if (held.IsDenied)
            {
                router = router with { Attestation = router.Attestation.Forget(held) };
                continue;
            }

            router = End(router, held, held.OnSilence, acts);
            if (held.OnSilence == AttestationOutcome.HonouredInSilence)
            {
                return Unclaim(router, acts);
            }
        }

        return router;
    }

    private static AdvisedRouter End(AdvisedRouter router, HeldAdvertisement held, AttestationOutcome outcome, List<RouterAct> acts)
    {
        if (outcome != AttestationOutcome.Dropped)
        {
            return Honour(router, held, outcome, acts);
        }

        acts.Add(new RouterAct.Tell(Ended(router, held, outcome)));
        return router with { Attestation = router.Attestation.Forget(held) };
    }

    private static AdvisedRouter Honour(AdvisedRouter router, HeldAdvertisement held, AttestationOutcome outcome, List<RouterAct> acts)
    {
        acts.Add(new RouterAct.Tell(Ended(router, held, outcome)));
        var ended = router with { Attestation = router.Attestation.Forget(held) };
        return held.IsHeard ? ended : Count(ended, new RouterEvent.AdvertisementReceived(held.Heard), acts);
    }

    private static AdvisedRouter Count(AdvisedRouter router, RouterEvent.AdvertisementReceived received, List<RouterAct> acts)
    {
        acts.Add(new RouterAct.Raise(received));
        return router with { Honoured = router.Honoured.Add(received) };
    }

    private static NodeReport.AttestationEnded Ended(AdvisedRouter router, HeldAdvertisement held, AttestationOutcome outcome) =>
        new(router.Key, held.Inquiry, held.Heard.Source, outcome, held.Folded) { Sender = held.Sender };
}
