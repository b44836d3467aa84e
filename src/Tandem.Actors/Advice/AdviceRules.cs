using System.Diagnostics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>What advice may do to a router: nothing that rests on something untrue, nothing for ever, and never a priority outside 1..254.</summary>
internal static class AdviceRules
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(10);

    /// <summary>Follows a piece of advice, or drops it.</summary>
    public static AdvisedRouter Advise(this AdvisedRouter router, RouterAdvice advice, Instant now, List<RouterAct> acts)
    {
        if (Refusal(router, advice, now) is { } refusal)
        {
            return router.Drop(advice, refusal, acts);
        }

        switch (advice)
        {
            case RouterAdvice.TakeOver takeOver:
                acts.Add(new RouterAct.Raise(new RouterEvent.TakeOver(takeOver.Cause, takeOver.From)));
                return router;
            case RouterAdvice.AnnounceAgain:
                acts.Add(new RouterAct.Raise(new RouterEvent.AnnounceAgain()));
                return router;
            case RouterAdvice.Intend(_, var intent):
                return (router with { Effective = router.Effective with { Intent = intent } }).Refresh(now, acts);
            case RouterAdvice.Yield:
                return (router with { Effective = router.Effective.Yield(now) }).Refresh(now, acts);
            case RouterAdvice.HoldPreemption hold:
                var holdsUntil = Instant.Earlier(hold.Until, now + LongestHold);
                return (router with { Effective = router.Effective with { HoldsUntil = holdsUntil } }).Refresh(now, acts);
            case RouterAdvice.LeaveAndStayOut leave:
                return Leave(router, leave, now, acts);
            case RouterAdvice.Claims claims:
                return AttestationRules.Claim(router, claims, acts);
            case RouterAdvice.NoClaims:
                return AttestationRules.Unclaim(router, acts);
            case RouterAdvice.Verdict verdict:
                return AttestationRules.Decide(router, verdict, acts);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Takes in what the checks of a router make of it.</summary>
    public static AdvisedRouter Weigh(this AdvisedRouter router, AdviceProtocol.Weigh weigh, Instant now, List<RouterAct> acts) =>
        (router with { Effective = router.Effective with { Weight = weigh.Weight, IsReady = weigh.IsReady } }).Refresh(now, acts);

    private static AdviceRefusal? Refusal(AdvisedRouter router, RouterAdvice advice, Instant now) => advice switch
    {
        RouterAdvice.TakeOver(_, var cause, var from) => router.Core.Refusal(new RouterEvent.TakeOver(cause, from)),
        RouterAdvice.AnnounceAgain(_, var own) => RefusalOf(router, own) ?? RefusalOfRole(router),
        RouterAdvice.Yield(_, var own) => RefusalOf(router, own) ?? RefusalOfRole(router),
        RouterAdvice.HoldPreemption(_, var own, var until) => RefusalOf(router, own) ?? RefusalOf(until, now),
        RouterAdvice.LeaveAndStayOut(_, _, var own, var until) => RefusalOf(router, own) ?? RefusalOf(until, now),
        _ => null,
    };

    private static AdviceRefusal? RefusalOf(AdvisedRouter router, Mastership own) =>
        router.Mastership == own ? null : AdviceRefusal.OtherMastership;

    private static AdviceRefusal? RefusalOfRole(AdvisedRouter router) => router.Role == RouterRole.Master ? null : AdviceRefusal.WrongRole;

    private static AdviceRefusal? RefusalOf(Instant until, Instant now) => until > now ? null : AdviceRefusal.Lapsed;

    private static AdvisedRouter Leave(AdvisedRouter router, RouterAdvice.LeaveAndStayOut leave, Instant now, List<RouterAct> acts)
    {
        if (router.Out is null)
        {
            acts.Add(new RouterAct.Leave(ReasonOf(leave.Cause)));
        }

        return router with { Out = new StayOut(leave.Cause, Instant.Earlier(leave.Until, now + LongestStay)) };
    }

    private static ShutdownReason ReasonOf(LeaveCause cause) => cause switch
    {
        LeaveCause.Deaf => ShutdownReason.Deaf,
        LeaveCause.Arbitrated => ShutdownReason.Arbitrated,
        LeaveCause.CheckFailed => ShutdownReason.CheckFailed,
        _ => throw new UnreachableException(),
    };
}
