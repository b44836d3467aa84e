using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Network.Probes;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using OwnStanding = Tandem.Actors.Advice.RouterStanding;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Hearing;

/// <summary>All that is known here of who hears whom, and what is made of it once a round.</summary>
internal sealed class HearingDesk
{
    /// <summary>What a member said longer ago than that is not spoken of, whenever it arrived.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>The witness may be what failed; the rival notices it no later than this.</summary>
    public static readonly TimeSpan ArbitrationPatience = TimeSpan.FromSeconds(3);

    private readonly string _self;
    private readonly ReportSheet _sheet;
    private readonly StayOutRules _rules;
    private readonly MasterJudge _masters;
    private readonly FaultLedger _ledger = new();
    private readonly Dictionary<string, (ProbeReport Report, Instant Said)> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<VirtualRouterKey, OwnStanding> _own = [];
    private readonly Dictionary<VirtualRouterKey, Instant> _losesSince = [];
    private readonly Dictionary<string, KnownRouters> _positions = new(StringComparer.Ordinal);
    private Roster _roster = Roster.Empty;
    private ImmutableArray<OwnRouter> _routers = [];
    private ImmutableArray<ProbeTarget> _targets = [];
    private bool _isOld;

    public HearingDesk(string self, HearingOptions options)
    {
        var arbitration = new Arbitration(options.Arbitration);
        _self = self;
        _sheet = new ReportSheet(options);
        _rules = new StayOutRules(self, arbitration);
        _masters = new MasterJudge(arbitration, key => _own.GetValueOrDefault(key)?.Configured.AdvertisementInterval.TimeSpan ?? TimeSpan.FromSeconds(1));
    }

    /// <summary>What this node's routers told.</summary>
    public void Take(NodeReport report)
    {
        switch (report)
        {
            case NodeReport.Everything(_, var routers):
                _own.Clear();
                foreach (var router in routers)
                {
                    _own[router.Key] = router;
                }

                break;
            case NodeReport.Changed(var router):
                _own[router.Key] = router;
                break;
            case NodeReport.Gone(var key):
                _own.Remove(key);
                break;
        }

        _isOld = true;
    }

    /// <summary>Where everybody stands.</summary>
    public void Take(Roster roster) => (_roster, _isOld) = (roster, true);

    /// <summary>What a member reported. It is true of the time when it was said: over a late channel a split would look like two deaf nodes.</summary>
    /// <param name="node">The member.</param>
    /// <param name="report">What it hears.</param>
    /// <param name="age">It was said at most so long ago; null: nobody can say, so it may be of any time.</param>
    /// <param name="now">By a clock that only goes forward.</param>
    public void Take(string node, ProbeReport report, TimeSpan? age, Instant now)
    {
        if (age is { } known && known <= Freshness)
        {
            _reports[node] = (report, now + known.Negate());
        }
    }

    /// <summary>Whom to ask from now on.</summary>
    public ImmutableArray<ProbeTarget> Aim()
    {
        if (_isOld)
        {
            (_targets, _routers, _isOld) = (FindTargets(), [.. _own.Values.Select(Own)], false);
        }

        return _targets;
    }

    /// <summary>A round is over.</summary>
    public RoundOutcome Judge(ProbeRound round, Instant now, DateTimeOffset wall)
    {
        _ = Aim();
        var report = _sheet.Report(round);
        _reports[_self] = (report, now);
        var view = new HearingView(
            from entry in _reports
            let age = now - entry.Value.Said
            where age <= Freshness
            select new MemberHearing(entry.Key, entry.Value.Report, age, PositionsOf(entry.Key)));
        var began = _ledger.Take(HearingJudge.Judge(view, _masters), now, out var ended);
        ImmutableArray<Stay> stays = [.. Patiently([.. _rules.Decide(view, _routers)], now)];
        return new(report, HearingMatrix.Of(view, _ledger.Standing, wall), began, ended, stays);
    }

    /// <summary>There may be a thousand, and between two rounds most often none has changed.</summary>
    private IReadOnlyDictionary<VirtualRouterKey, RouterPosition> PositionsOf(string node)
    {
        if (_roster.Find(node)?.Routers is not { } routers)
        {
            return ImmutableDictionary<VirtualRouterKey, RouterPosition>.Empty;
        }

        if (!_positions.TryGetValue(node, out var known) || !ReferenceEquals(known.Said, routers))
        {
            _positions[node] = known = new(
                routers, routers.Values.ToDictionary(router => router.Router, router => new RouterPosition(router.Role, router.Source, router.Master)));
        }

        return known.Positions;
    }

    private ImmutableArray<ProbeTarget> FindTargets() => _sheet.Aim(
        _own.Values.Where(router => router.SourceAddress is not null).Select(router => (router.Key.Segment, router.SourceAddress!.Value)).ToHashSet(),
        from node in _roster.Nodes.Values
        where node.Node != _self
        from router in node.Routers.Values
        where router.Source is not null
        select (node.Node, router.Router.Segment, router.Source!.Value),
        _own.Values.SelectMany(router => router.Configured.Addresses.Select(address => (router.Key.Segment, address.Address))).ToHashSet());

    /// <summary>Whoever has let go stays out at once; to let go takes patience.</summary>
    private IEnumerable<Stay> Patiently(Stay[] wanted, Instant now)
    {
        var loses = wanted.Where(stay => stay is { Cause: LeaveCause.Arbitrated, Router.Out: null }).Select(stay => stay.Router.Key).ToHashSet();
        foreach (var key in _losesSince.Keys.Where(key => !loses.Contains(key)).ToArray())
        {
            _losesSince.Remove(key);
        }

        foreach (var key in loses)
        {
            _losesSince.TryAdd(key, now);
        }

        return wanted.Where(stay => !loses.Contains(stay.Router.Key) || now - _losesSince[stay.Router.Key] >= ArbitrationPatience);
    }

    private static OwnRouter Own(OwnStanding standing) => new(standing.Key, standing.Role, standing.Mastership, standing switch
    {
        { Role: RouterRole.Initialize, Reason: TransitionReason.Deaf } => LeaveCause.Deaf,
        { Role: RouterRole.Initialize, Reason: TransitionReason.Arbitrated } => LeaveCause.Arbitrated,
        _ => null,
    });

    /// <param name="Said">The standings that the positions were read from.</param>
    /// <param name="Positions">What they say.</param>
    private sealed record KnownRouters(
        ImmutableSortedDictionary<VirtualRouterKey, Messages.RouterStanding> Said, Dictionary<VirtualRouterKey, RouterPosition> Positions);
}
