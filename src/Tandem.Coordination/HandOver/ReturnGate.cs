using System.Diagnostics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// How one router comes back to the node that is preferred: not by overthrowing the Master, but by being handed over, once this node has heard the
/// segment, has waited its preempt-delay and could serve. Where nobody can be asked, or nobody answers, VRRP preempts as ever. A value.
/// </summary>
internal sealed record ReturnGate
{
    /// <summary>Nothing is going on.</summary>
    public static readonly ReturnGate Quiet = new();

    /// <summary>A hand-over is asked for so many times; then VRRP decides.</summary>
    public const int MostAsked = 3;

    /// <summary>Between two of them: a hand-over that happens is over long before.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>A node that runs is heard on the channel one to three seconds after this one started; who is silent for longer will not answer.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(3);

    private Instant? WantedSince { get; init; }

    /// <summary>A hold is in force, so that leaving the Master to the wire has to end it.</summary>
    private bool Holds { get; init; }

    private HeardMastership? LeftToWire { get; init; }

    private int Asked { get; init; }

    private Instant AskAt { get; init; }

    private string? LastRefusal { get; init; }

    /// <summary>True while something may have to be done although nothing is reported.</summary>
    public bool IsWaiting { get; private init; }

    /// <summary>The Master that was asked has refused.</summary>
    public ReturnGate Declined(string reason) => this with { LastRefusal = reason };

    /// <summary>Looks at how things stand now.</summary>
    public ReturnGate Look(ReturnView view, Instant now, out ReturnAct act) => See(view, now, out act) with { Holds = act is ReturnAct.Hold or ReturnAct.Ask };

    private ReturnGate See(ReturnView view, Instant now, out ReturnAct act)
    {
        var standing = view.Standing;
        act = ReturnAct.Rest.Instance;
        if (standing.Role != RouterRole.Backup || standing.Configured.IsOwner || !standing.Configured.PreemptMode)
        {
            return Quiet;
        }

        if (view.IsLeaving)
        {
            act = ReturnAct.Hold.Instance;
            return Quiet with { IsWaiting = true };
        }

        if (standing.Heard is not { Released: false } heard)
        {
            // The first advertisement shall find the hold in place. A Master that is silent is not spared by it.
            act = view.Master is MasterSight.Stranger && view.Delay == TimeSpan.Zero && view.Missing is null ? ReturnAct.Rest.Instance : ReturnAct.Hold.Instance;
            return Quiet with { IsWaiting = act is ReturnAct.Hold };
        }

        if (standing.Effective.Priority <= heard.Last.Priority)
        {
            return Quiet;
        }

        return LeftToWire == heard.Mastership ? this : (this with { WantedSince = WantedSince ?? now, IsWaiting = true, LeftToWire = null }).Want(view, heard.Mastership, now, out act);
    }

    private ReturnGate Want(ReturnView view, HeardMastership master, Instant now, out ReturnAct act)
    {
        act = ReturnAct.Hold.Instance;
        if (view.Missing is not null || now < view.Standing.Since + view.Delay)
        {
            return this;
        }

        switch (view.Master)
        {
            case MasterSight.Coming when now < WantedSince + view.Patience:
            case MasterSight.Unheard when now < WantedSince + Shorter(view.Patience, LongestSilence):
                return this;
            case MasterSight.Stranger or MasterSight.Unheard or MasterSight.Coming:
                return LeaveToWire(master, null, out act);
            case MasterSight.Member when now < AskAt:
                return this;
            case MasterSight.Member(var node) when Asked == MostAsked:
                return LeaveToWire(master, $"{node} was asked {MostAsked} times to hand over{(LastRefusal is { } reason ? $": {reason}" : "")}", out act);
            case MasterSight.Member(var node):
                act = new ReturnAct.Ask(node);
                return this with { Asked = Asked + 1, AskAt = now + AskEvery };
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Where nothing was held back, as without a channel and without a delay, there is nothing to tell the router.</summary>
    private ReturnGate LeaveToWire(HeardMastership master, string? why, out ReturnAct act)
    {
        act = Holds ? new ReturnAct.Release(why) : ReturnAct.Rest.Instance;
        return Quiet with { LeftToWire = master };
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
