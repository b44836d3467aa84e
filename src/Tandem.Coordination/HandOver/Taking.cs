using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;
using TakeOverCause = Tandem.Vrrp.Machine.TakeOverCause;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// One hand-over on the side of the Backup that takes. It takes over only from the mastership that it named when it was asked, and only once it
/// would win against what that Master last advertised: the word to go and the lowered advertisement travel by different ways.
/// </summary>
/// <param name="Id">Of the request.</param>
/// <param name="Key">Which router.</param>
/// <param name="From">The Master that gives.</param>
/// <param name="Before">Its own last mastership; another one is the one that begins.</param>
/// <param name="Step">How far it has come.</param>
/// <param name="Until">When it is given up.</param>
internal sealed record Taking(Guid Id, VirtualRouterKey Key, string From, Mastership Before, TakingStep Step, Instant Until)
{
    private bool HasAdvised { get; init; }

    private bool IsConfirmed { get; init; }

    private Mastership? Own { get; init; }

    public bool IsOver => Step is TakingStep.Done or TakingStep.Abandoned;

    /// <summary>Answers the Master that asks.</summary>
    /// <param name="prepare">The request.</param>
    /// <param name="from">Whose.</param>
    /// <param name="standing">Of this node's router; null when it has none.</param>
    /// <param name="unready">Why not now; null: it is ready.</param>
    /// <param name="now">The time.</param>
    /// <param name="acts">What is to be done.</param>
    /// <returns>Null when it was refused.</returns>
    public static Taking? Begin(HandOverPrepare prepare, string from, RouterStanding? standing, string? unready, Instant now, List<HandOverAct> acts)
    {
        var refusal = standing is null ? "the router is not here" : standing.Role != RouterRole.Backup ? $"it is {standing.Role} here" : unready;
        if (refusal is not null)
        {
            acts.Add(new HandOverAct.Send(from, new HandOverAbandoned(prepare.HandOver, prepare.Router, refusal)));
            return null;
        }

        var heard = standing!.Heard is { Released: false } master ? master : null;
        acts.Add(new HandOverAct.Note(prepare.Router, prepare.HandOver, HandOverStep.Prepared, from));
        acts.Add(new HandOverAct.Send(from, new HandOverPrepared(prepare.HandOver, prepare.Router, heard?.Source, heard?.Last.Priority ?? Priority.Release)));
        return new(prepare.HandOver, prepare.Router, from, standing.Mastership, TakingStep.Prepared, now + HandOverTimings.Take(standing.Configured))
        {
            Heard = heard?.Mastership,
        };
    }

    private Vrrp.Machine.HeardMastership? Heard { get; init; }

    /// <summary>The Master has lowered its priority.</summary>
    public Taking Go(RouterStanding standing, Instant now, List<HandOverAct> acts) =>
        Step == TakingStep.Prepared ? (this with { Step = TakingStep.Taking }).Stand(standing, now, acts) : this;

    /// <summary>This node's router stands so.</summary>
    public Taking Stand(RouterStanding standing, Instant now, List<HandOverAct> acts)
    {
        if (IsOver || Own is not null)
        {
            return this;
        }

        switch (standing.Role)
        {
            case RouterRole.Master when Step == TakingStep.Taking && standing.Mastership != Before:
                acts.Add(new HandOverAct.Note(Key, Id, HandOverStep.TakenOver, From));
                var master = this with { Own = standing.Mastership, Until = now + HandOverTimings.Release };
                return IsConfirmed ? master.Announce(acts) : master;
            case RouterRole.Backup:
                return Step == TakingStep.Taking ? Try(standing, acts) : this;
            default:
                return Abandon($"it is {standing.Role} here", acts);
        }
    }

    /// <summary>The take-over was not followed: it came too early for what was heard, or too late.</summary>
    public Taking Dropped(RouterAdvice advice) => advice is RouterAdvice.TakeOver ? this with { HasAdvised = false } : this;

    /// <summary>The old Master's link has let go.</summary>
    public Taking Confirmed(List<HandOverAct> acts) => IsOver ? this : Own is null ? this with { IsConfirmed = true } : Announce(acts);

    /// <summary>The old Master gives it up; what is Master already stays it.</summary>
    public Taking Refused() => Own is null ? this with { Step = TakingStep.Abandoned } : this;

    /// <summary>The router's actor has ended.</summary>
    public Taking Gone(List<HandOverAct> acts) => IsOver ? this : Abandon("the router had to start afresh", acts);

    /// <summary>Looks at the clock. Nobody confirmed: then to announce once more does no harm.</summary>
    public Taking Lapse(Instant now, List<HandOverAct> acts) =>
        IsOver || now < Until ? this : Own is null ? Abandon("it has not become Master in time", acts) : Announce(acts);

    private Taking Try(RouterStanding standing, List<HandOverAct> acts)
    {
        if (HasAdvised || standing.Heard is not { Released: false } heard || heard.Mastership != Heard || !Wins(standing, heard))
        {
            return this;
        }

        acts.Add(new HandOverAct.Advise(new RouterAdvice.TakeOver(Key, TakeOverCause.HandOver, heard.Mastership)));
        return this with { HasAdvised = true };
    }

    private static bool Wins(RouterStanding standing, HeardMaster heard) =>
        standing.Effective.Priority > heard.Last.Priority
        || (standing.Effective.Priority == heard.Last.Priority && standing.SourceAddress > heard.Source);

    private Taking Announce(List<HandOverAct> acts)
    {
        acts.Add(new HandOverAct.Advise(new RouterAdvice.AnnounceAgain(Key, Own!.Value)));
        acts.Add(new HandOverAct.Note(Key, Id, HandOverStep.Done, From));
        return this with { Step = TakingStep.Done };
    }

    private Taking Abandon(string reason, List<HandOverAct> acts)
    {
        acts.Add(new HandOverAct.Note(Key, Id, HandOverStep.Abandoned, From));
        acts.Add(new HandOverAct.Send(From, new HandOverAbandoned(Id, Key, reason)));
        return this with { Step = TakingStep.Abandoned };
    }
}
