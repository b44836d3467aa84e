using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>One router that has checks: where it stands, what its checks make of it, and what it was told of that.</summary>
internal sealed class CheckedRouter(RouterPlan plan, IActorRef advice, NodePorts ports, ILoggingAdapter log)
{
    /// <summary>
    /// From letting go to standing by again, at the lowest priority: long enough for the release to leave and be told of, and far shorter than
    /// such a Backup waits before it takes over.
    /// </summary>
    private static readonly TimeSpan Aside = TimeSpan.FromMilliseconds(200);

    /// <summary>An owner's priority cannot be lowered: it stays out, and this is renewed.</summary>
    private static readonly TimeSpan OwnersStay = TimeSpan.FromSeconds(3);

    private RouterStanding? _standing;
    private (int Weight, bool IsReady)? _told;
    private bool _isHeld;

    /// <summary>It was told to step aside, and is Master still.</summary>
    private bool _owesStep;

    /// <summary>Which router.</summary>
    public VirtualRouterKey Key => plan.Attachment.Key;

    /// <summary>What was decided, also in an earlier life of the actor.</summary>
    public RouterHealth Health { get; private set; } =
        ports.Checks.Recall(plan.Attachment.Key) is { } known && known.Checks.SequenceEqual(plan.Checks) && known.Others.SequenceEqual(plan.Others)
            ? known
            : new(plan.Attachment.Key, plan.Checks, plan.Others);

    /// <summary>What its checks make of it.</summary>
    public RouterVerdict Verdict => Health.Verdict;

    /// <summary>What it is now.</summary>
    public RouterRole Role => _standing?.Role ?? RouterRole.Initialize;

    private bool IsOwner => plan.Attachment.Parameters.IsOwner;

    private Instant Now => new(ports.Time.GetTimestamp() * (1_000_000_000 / ports.Time.TimestampFrequency));

    /// <summary>Whether a plan says the same of it, as far as it matters here.</summary>
    public bool IsFor(RouterPlan other) =>
        plan.Name == other.Name && plan.Attachment.Parameters.IsOwner == other.Attachment.Parameters.IsOwner
        && plan.Checks.SequenceEqual(other.Checks) && plan.Others.SequenceEqual(other.Others);

    /// <summary>It stands so now; null: there is nobody to stand.</summary>
    /// <returns>True when that may change what follows.</returns>
    public bool Stand(RouterStanding? standing)
    {
        var before = Role;
        _standing = standing;
        _owesStep &= Role == RouterRole.Master;
        return Role != before;
    }

    /// <summary>What it was told is to be told again.</summary>
    public void Forget() => _told = null;

    /// <summary>Decides, and tells the router what has changed.</summary>
    public void Decide(IReadOnlyDictionary<string, CheckStanding> checks, IReadOnlyDictionary<string, PeerHealth> peers)
    {
        Health = Health.Decide(checks, peers, Role == RouterRole.Master, out var stepsAside);
        if (_told != (Verdict.Weight, Verdict.IsReady))
        {
            _told = (Verdict.Weight, Verdict.IsReady);
            advice.Tell(new AdviceProtocol.Weigh(Key, Verdict.Weight, Verdict.IsReady));
        }

        if (stepsAside && !IsOwner)
        {
            _owesStep = true;
            Leave(Aside);
        }

        if (Verdict.Sinks && IsOwner && Role != RouterRole.Initialize)
        {
            Leave(OwnersStay);
        }

        TellHeld();
    }

    /// <summary>Repeats what lapses, followed or not: a router that was busy for longer than a step aside takes would otherwise never hear of it.</summary>
    public void Renew()
    {
        if (Verdict.Sinks && (IsOwner || _owesStep))
        {
            Leave(IsOwner ? OwnersStay : Aside);
        }
    }

    private void Leave(TimeSpan span)
    {
        if (_standing is { } standing)
        {
            advice.Tell(new RouterAdvice.LeaveAndStayOut(Key, LeaveCause.CheckFailed, standing.Mastership, Now + span));
        }
    }

    private void TellHeld()
    {
        var isHeld = !Verdict.Held.IsEmpty;
        if (isHeld && !_isHeld)
        {
            log.Warning(LogTemplates.CheckHeld, plan.Name, string.Join(", ", Verdict.Held));
        }

        _isHeld = isHeld;
    }
}
