using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// One hand-over on the side of the Master that gives. A value: what is to be done goes into a list. Its gate stays open until it hears the
/// target's advertisement; whatever message is lost, it is at worst a Master that has advertised priority 1 for one Master_Down_Interval.
/// </summary>
/// <param name="Id">Names it in every message.</param>
/// <param name="Key">Which router.</param>
/// <param name="Target">Who is to take it.</param>
/// <param name="Own">The mastership that is to end.</param>
/// <param name="Source">Of this node's advertisements: the target must have heard them last.</param>
/// <param name="Stays">So long this node leaves the target alone afterwards.</param>
/// <param name="Step">How far it has come.</param>
/// <param name="Until">When it is given up.</param>
internal sealed record Giving(
    Guid Id, VirtualRouterKey Key, string Target, Mastership Own, IPvXAddress Source, TimeSpan Stays, GivingStep Step, Instant Until)
{
    private static readonly Priority Lowest = new(1);

    /// <summary>The target was told to take over.</summary>
    public bool HasSaidGo { get; private init; }

    /// <summary>The router is no longer Master; its link may still be at it.</summary>
    public bool HasYielded { get; private init; }

    /// <summary>What became of it.</summary>
    public string Words { get; private init; } = "";

    public bool IsOver => Step is GivingStep.Done or GivingStep.Abandoned;

    /// <summary>Asks the target.</summary>
    public static Giving Begin(Guid id, RouterStanding standing, string target, string reason, TimeSpan stays, Instant now, List<HandOverAct> acts)
    {
        var source = standing.SourceAddress ?? throw new ArgumentException($"{standing.Key} is Master without a source address", nameof(standing));
        acts.Add(new HandOverAct.Note(standing.Key, id, HandOverStep.Asked, target));
        acts.Add(new HandOverAct.Send(target, new HandOverPrepare(id, standing.Key, (ulong)standing.Mastership.Epoch, reason)));
        return new(id, standing.Key, target, standing.Mastership, source, stays, GivingStep.Preparing, now + HandOverTimings.Prepare);
    }

    /// <summary>The target is ready, and says whom it heard last.</summary>
    public Giving Prepared(HandOverPrepared prepared, RouterStanding standing, Instant now, List<HandOverAct> acts)
    {
        if (Step != GivingStep.Preparing)
        {
            return this;
        }

        if (prepared.Master != Source)
        {
            return Abandon($"{Target} heard {prepared.Master?.ToString() ?? "nobody"} last, not this node", acts);
        }

        acts.Add(new HandOverAct.Note(Key, Id, HandOverStep.Prepared, Target));
        acts.Add(new HandOverAct.Advise(new RouterAdvice.Yield(Key, Own)));
        return (this with { Step = GivingStep.Yielding, Until = now + HandOverTimings.Yield(standing.Configured) }).Stand(standing, now, acts);
    }

    /// <summary>The target gives it up.</summary>
    public Giving Refused(string reason, List<HandOverAct> acts) => IsOver || HasYielded ? this : Finish(GivingStep.Abandoned, $"{Target} refused: {reason}", null, acts);

    /// <summary>This node's router stands so.</summary>
    public Giving Stand(RouterStanding standing, Instant now, List<HandOverAct> acts)
    {
        if (IsOver || HasYielded)
        {
            return this;
        }

        if (standing.Mastership != Own)
        {
            return Abandon("another mastership has begun meanwhile", acts);
        }

        if (standing.Role != RouterRole.Master)
        {
            return Step == GivingStep.Preparing ? Abandon("this node is no longer Master", acts) : Yielded(now, acts);
        }

        if (Step != GivingStep.Yielding || HasSaidGo || standing.Effective.Priority != Lowest)
        {
            return this;
        }

        acts.Add(new HandOverAct.Note(Key, Id, HandOverStep.Going, Target));
        acts.Add(new HandOverAct.Send(Target, new HandOverGo(Id, Key, (ulong)Own.Epoch)));
        return this with { HasSaidGo = true };
    }

    /// <summary>The link has closed the gate and removed the addresses.</summary>
    public Giving Released(Mastership ended, Instant now, List<HandOverAct> acts)
    {
        if (IsOver || ended != Own || Step != GivingStep.Yielding)
        {
            return this;
        }

        var yielded = HasYielded ? this : Yielded(now, acts);
        return yielded.Finish(GivingStep.Done, $"handed over to {Target}", new HandOverDone(Id, Key, (ulong)Own.Epoch), acts);
    }

    /// <summary>The router's actor has ended.</summary>
    public Giving Gone(List<HandOverAct> acts) => IsOver ? this : Abandon("the router had to start afresh", acts);

    /// <summary>Looks at the clock.</summary>
    public Giving Lapse(Instant now, List<HandOverAct> acts) => IsOver || now < Until ? this : Abandon(
        HasYielded ? "the link has not confirmed that it let go"
        : Step == GivingStep.Preparing ? $"{Target} has not answered"
        : $"{Target} has not advertised",
        acts);

    /// <summary>Does not take back what it has just given: its lowered priority lapses, and a preferred node would preempt.</summary>
    private Giving Yielded(Instant now, List<HandOverAct> acts)
    {
        acts.Add(new HandOverAct.Advise(new RouterAdvice.HoldPreemption(Key, Own, now + Stays)));
        return this with { HasYielded = true, Until = now + HandOverTimings.Release };
    }

    private Giving Abandon(string words, List<HandOverAct> acts) =>
        Finish(GivingStep.Abandoned, words, new HandOverAbandoned(Id, Key, words), acts);

    private Giving Finish(GivingStep step, string words, INodeMessage? told, List<HandOverAct> acts)
    {
        acts.Add(new HandOverAct.Note(Key, Id, step == GivingStep.Done ? HandOverStep.Done : HandOverStep.Abandoned, Target));
        if (told is not null)
        {
            acts.Add(new HandOverAct.Send(Target, told));
        }

        acts.Add(new HandOverAct.End(new HandOverEnding(Key, Target, step == GivingStep.Done, words)));
        return this with { Step = step, Words = words };
    }
}
