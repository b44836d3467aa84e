using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Attestation;

/// <summary>What this node says of advertisements that claim to be its own.</summary>
/// <param name="time">Measures how long ago something changed.</param>
internal sealed class Testimony(TimeProvider time)
{
    /// <summary>An advertisement may be asked about this long after it was true; the asking node waits for one second at most.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    private readonly Dictionary<VirtualRouterKey, Own> _own = [];

    /// <summary>Takes a report of this node's routers in.</summary>
    public void Take(NodeReport report)
    {
        switch (report)
        {
            case NodeReport.Everything(_, var routers):
                foreach (var gone in _own.Keys.Except(routers.Select(router => router.Key)).ToList())
                {
                    Leave(gone);
                }

                foreach (var router in routers)
                {
                    Stand(router.Key, router.SourceAddress, router.Role, router.Effective.Priority, router.Mastership.Epoch);
                }

                break;
            case NodeReport.Changed(var router):
                Stand(router.Key, router.SourceAddress, router.Role, router.Effective.Priority, router.Mastership.Epoch);
                break;
            case NodeReport.Gone(var key):
                Leave(key);
                break;
        }
    }

    /// <summary>Whether it is this node's own.</summary>
    /// <param name="challenge">The question.</param>
    /// <param name="isSettled">
    /// False: a router that is just becoming Master may not have told so yet. Nothing is lost by denying a little later, and asked again then.
    /// </param>
    public Verdict Of(Challenge challenge, out bool isSettled)
    {
        isSettled = true;
        if (!_own.TryGetValue(challenge.Router, out var own))
        {
            return new(challenge.Nonce, challenge.Router, VerdictAnswer.NotMine, 0);
        }

        var isMaster = own.Role == RouterRole.Master;
        var isMine = own.Source == challenge.Source && (isMaster ? Advertises(own, challenge.Priority) : HasLeft(own) && Advertised(own, challenge.Priority));
        isSettled = isMine || isMaster || own.Source != challenge.Source || challenge.Priority.IsRelease;
        return new(challenge.Nonce, challenge.Router, isMine ? VerdictAnswer.Mine : VerdictAnswer.NotMine, isMaster ? (ulong)own.Epoch : 0);
    }

    private bool Advertises(Own own, Priority priority) => priority == own.Priority || (priority == own.Before && Lately(own.ChangedAt));

    private static bool Advertised(Own own, Priority priority) => priority.IsRelease || priority == own.Priority || priority == own.Before;

    private bool HasLeft(Own own) => own.LeftAt is { } left && Lately(left);

    private bool Lately(long at) => time.GetElapsedTime(at) < Memory;

    private void Stand(VirtualRouterKey key, IPvXAddress? source, RouterRole role, Priority priority, long epoch)
    {
        var now = time.GetTimestamp();
        if (!_own.TryGetValue(key, out var before))
        {
            _own[key] = new(source, role, priority, priority, now, null, epoch);
            return;
        }

        _own[key] = before with
        {
            Source = source,
            Role = role,
            Priority = priority,
            Before = priority == before.Priority ? before.Before : before.Priority,
            ChangedAt = priority == before.Priority ? before.ChangedAt : now,
            LeftAt = before.Role == RouterRole.Master && role != RouterRole.Master ? now : before.LeftAt,
            Epoch = epoch,
        };
    }

    private void Leave(VirtualRouterKey key)
    {
        if (_own.TryGetValue(key, out var own))
        {
            Stand(key, own.Source, RouterRole.Initialize, own.Priority, own.Epoch);
        }
    }

    /// <summary>How a router stands, and what it advertised until lately.</summary>
    private sealed record Own(IPvXAddress? Source, RouterRole Role, Priority Priority, Priority Before, long ChangedAt, long? LeftAt, long Epoch);
}
