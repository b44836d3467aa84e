using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Actors.Node;
using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Local;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Rosters;
using Tandem.Network.Ports;

namespace Tandem.Api.Sights;

/// <summary>Reads the snapshots of this process: of its own routers beside them, of the others from the nodes' channel.</summary>
/// <param name="configured">The configuration, as it is now.</param>
/// <param name="node">Root of this node's routers.</param>
/// <param name="local">What those tell.</param>
/// <param name="checks">How this node's health is.</param>
/// <param name="intents">What operators want.</param>
/// <param name="boards">What the channel tells; null: there is none.</param>
/// <param name="time">The clock.</param>
public sealed class ClusterEyes(Func<ClusterFacts> configured, IActorRef node, LocalBoard local, ChecksBoard checks, Func<IntentSet> intents, ChannelBoards? boards, TimeProvider time) : IClusterEyes
{
    /// <summary>Actors that must be on time answer within microseconds, or something is wrong with them.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMilliseconds(500);

    private readonly SightCache _cache = new();
    private readonly string _node = configured().Node;
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <inheritdoc/>
    public ClusterSight Look()
    {
        var (wanted, facts) = (intents(), configured());
        return Nodes() with
        {
            Checks = Checks(),
            Drained = [.. facts.Nodes.Select(known => known.Name).Where(wanted.IsDrained)],
            Moved = facts.Routers.Where(router => wanted.HolderOf(router.Key) is not null).ToImmutableDictionary(router => router.Key, router => wanted.HolderOf(router.Key)!),
        };
    }

    /// <inheritdoc/>
    public async Task<TimeSpan?> AskLatenessAsync(CancellationToken cancellation)
    {
        try
        {
            return (await node.Ask<SchedulingLateness>(new NodeProtocol.TellLateness(), LongestAnswer, cancellation).ConfigureAwait(false)).Worst;
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    private static ChannelSight ChannelOf(MemberTable table) => table.Members.Any(member => member is { IsSelf: true, Standing: MemberStanding.Reachable })
        ? ChannelSight.Running
        : new(ChannelStatus.Down, "see the node's log");

    private ClusterSight Nodes()
    {
        if (boards is null)
        {
            return new(ChannelSight.Off, [Own("")]);
        }

        var (table, roster, now) = (boards.Members(), boards.Roster.Current, time.GetUtcNow());
        var channel = ChannelOf(table);
        return new(
            channel,
            [Own(roster.Find(_node)?.ConfigurationDigest ?? ""), .. from member in table.Members where !member.IsSelf select NodeOf(member, roster.Find(member.Node), now)])
        {
            Hearing = HearingSights.Of(boards.Hearing.Current, now),
            PeerChecks = PeerCheckSights.Of(boards.Checks.Current),
            Belief = BeliefSights.Of(boards.Attestation, channel.State == ChannelStatus.Running, now),
            Drift = boards.Drift is { } drift ? new DriftSight(drift.Compared, drift.Current) : DriftSight.Nothing,
        };
    }

    /// <summary>A member that is reached and yet says nothing is as silent as one that is lost.</summary>
    private NodeSight NodeOf(MemberRecord member, NodeStanding? said, DateTimeOffset now)
    {
        var isSilent = member.Standing == MemberStanding.Reachable && said?.IsSilent(now) == true;
        var state = member.Standing switch
        {
            MemberStanding.Reachable => isSilent ? NodeStatus.Silent : NodeStatus.Reachable,
            MemberStanding.Lost => NodeStatus.Silent,
            _ => NodeStatus.Away,
        };
        return new(member.Node, state, isSilent ? said!.HeardAt : member.Since, said?.HeardAt, said is null ? SightCache.Nothing : _cache.Of(member.Node, said.Routers, RouterSights.Of))
        {
            ConfigurationDigest = said?.ConfigurationDigest ?? "",
            Lateness = said?.Lateness,
        };
    }

    private ImmutableArray<CheckSight> Checks() =>
    [
        .. from check in checks.Current.Checks.Values
           let state = check.State switch
           {
               CheckState.Up => CheckStatus.Up,
               CheckState.Down => CheckStatus.Down,
               _ => CheckStatus.Unknown,
           }
           select new CheckSight(check.Name, state, check.Since, check.Detail),
    ];

    private NodeSight Own(string digest)
    {
        var known = local.Current;
        return new(_node, NodeStatus.Reachable, _began, known.HeardAt, _cache.Of(_node, known.Routers, RouterSights.Of)) { ConfigurationDigest = digest };
    }
}
