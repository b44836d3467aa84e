using Tandem.Actors.Advice;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Rosters;
using Tandem.Network.Probes;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using OwnStanding = Tandem.Actors.Advice.RouterStanding;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using SaidRole = Tandem.Coordination.Messages.RouterRole;
using SaidStanding = Tandem.Coordination.Messages.RouterStanding;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>A node of <see cref="HearingWorld"/>; the lower its rank, the higher its priority.</summary>
internal sealed class HearingNode
{
    private static readonly VirtualAddresses Vip = new(new VirtualAddress(IPvXAddress.Parse("192.0.2.100"), 24));
    private static readonly byte[] Priorities = [254, 251, 231, 211];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly HearingWorld _world;
    private readonly HearingDesk _desk;
    private readonly PeerClocks _clocks;
    private readonly Dictionary<ProbeTarget, ProbeCount> _counts = [];
    private readonly SegmentCount _heardAll = new("front");
    private readonly Guid _boot;
    private Roster _roster = Roster.Empty;
    private Instant _round;
    private Instant _masterDown;
    private Instant _advertise;
    private Instant? _outUntil;
    private TransitionReason _reason = TransitionReason.Startup;
    private IPvXAddress? _heard;
    private long _epoch;

    public HearingNode(HearingWorld world, int rank, HearingOptions? options)
    {
        (_world, Rank, _boot, _clocks) = (world, rank, new Guid(rank, 1, 1, new byte[8]), new PeerClocks(world.Time));
        _desk = new HearingDesk(Name, options ?? new([new("front", "eth0")], System.Collections.Immutable.ImmutableDictionary<string, ArbitrationSetting>.Empty));
        _round = world.Now + world.Soon(500);
        _masterDown = world.Now + Interval * 3 + Skew;
        Role = RouterRole.Backup;
        Stand();
    }

    public int Rank { get; }

    public string Name => $"{(char)('a' + Rank)}";

    public IPvXAddress Address => Ears.AddressOf(Name);

    public RouterRole Role { get; private set; }

    public bool IsOut => _outUntil is not null;

    /// <summary>What it would show.</summary>
    public string[] Faults { get; private set; } = [];

    private byte Priority => Priorities[Rank];

    private TimeSpan Skew => Interval * (256 - Priority) / 256;

    public void HearAnybody() => _heardAll.HearAnybody(_world.Now);

    public void Run()
    {
        var now = _world.Now;
        if (now >= _round)
        {
            _round = now + ProbeRound.Interval;
            Round(now);
        }

        if (_outUntil is { } until && now >= until)
        {
            (_outUntil, _masterDown) = (null, now + Interval * 3 + Skew);
            Become(RouterRole.Backup, TransitionReason.Startup);
        }

        if (Role == RouterRole.Backup && now >= _masterDown)
        {
            (_epoch, _heard, _advertise) = (_epoch + 1, null, now);
            Become(RouterRole.Master, TransitionReason.MasterDown);
        }

        if (Role == RouterRole.Master && now >= _advertise)
        {
            _advertise = now + Interval;
            Advertise(Priority);
        }
    }

    private void Round(Instant now)
    {
        foreach (var count in _counts.Values)
        {
            count.Settle();
        }

        ProbeRound round = new([.. _counts.Values.Select(count => count.Look(now))], [_heardAll.Look(now, hasCarrier: true, null)]);
        var outcome = _desk.Judge(round, now, DateTimeOffset.UnixEpoch);
        Faults = [.. outcome.Matrix.Faults.Select(fault => fault.Text)];
        foreach (var peer in _world.Nodes.Where(peer => peer != this))
        {
            Send(peer, age => peer._desk.Take(Name, outcome.Report, age, _world.Now));
        }

        foreach (var stay in outcome.Stays)
        {
            _world.Stays.Add((this, stay.Cause));
            Leave(stay, now);
        }

        foreach (var target in _desk.Aim())
        {
            _counts.TryAdd(target, new ProbeCount(target));
            _counts[target].Ask();
            if (Array.Find(_world.Nodes, node => node.Address == target.Address) is { } peer && _world.Passes(Rank, peer.Rank))
            {
                peer.HearAsking(this, now);
                if (_world.Passes(peer.Rank, Rank))
                {
                    _heardAll.HearTarget(now);
                    _counts[target].Answer(new MacAddress((ulong)peer.Rank));
                }
            }
        }
    }

    private void HearAsking(HearingNode peer, Instant now)
    {
        _heardAll.HearTarget(now);
        foreach (var count in _counts.Values.Where(count => count.Target.Address == peer.Address))
        {
            count.HearAsking(now);
        }
    }

    private void Leave(Stay stay, Instant now)
    {
        if (stay.Router.Mastership != new Mastership(_boot, _epoch))
        {
            return;
        }

        var was = (Role, IsOut);
        _outUntil = now + stay.For;
        if (!was.IsOut)
        {
            Become(RouterRole.Initialize, stay.Cause == LeaveCause.Deaf ? TransitionReason.Deaf : TransitionReason.Arbitrated);
        }

        if (was.Role == RouterRole.Master)
        {
            Advertise(0);
        }
    }

    private void Advertise(byte priority)
    {
        foreach (var peer in _world.Nodes.Where(peer => peer != this && _world.Passes(Rank, peer.Rank)))
        {
            peer.Hear(this, priority);
        }
    }

    /// <summary>RFC 9568 §6.4.2 and §6.4.3.</summary>
    private void Hear(HearingNode from, byte priority)
    {
        var now = _world.Now;
        _heardAll.HearTarget(now);
        if (priority > 0 && Role != RouterRole.Initialize && _heard != from.Address)
        {
            _heard = from.Address;
            Stand();
        }

        switch (Role)
        {
            case RouterRole.Backup when priority == 0:
                _masterDown = now + Skew;
                break;
            case RouterRole.Backup when priority >= Priority:
                _masterDown = now + Interval * 3 + Skew;
                break;
            case RouterRole.Master when priority == 0 || priority < Priority:
                _advertise = now;
                break;
            case RouterRole.Master:
                _masterDown = now + Interval * 3 + Skew;
                Become(RouterRole.Backup, TransitionReason.HigherPriority);
                break;
        }
    }

    private void Become(RouterRole role, TransitionReason reason)
    {
        (Role, _reason) = (role, reason);
        _world.Tell($"{Name} -> {role}, {reason}");
        Stand();
    }

    private void Stand()
    {
        var parameters = new VirtualRouterParameters(Ears.Web, VrrpVersion.V3, new Priority(Priority), AdvertisementInterval.Default, Vip);
        _desk.Take(new NodeReport.Changed(new OwnStanding(
            "web", "eth0", Role, Address, _world.Now, DateTimeOffset.UnixEpoch, _reason, parameters, parameters, new Mastership(_boot, _epoch), null, false)));
        SaidStanding said = new(Ears.Web, (SaidRole)(int)Role, default, (ulong)_epoch, new Priority(Priority), $"{_reason}", _heard, 0, []) { Source = Address };
        Note(Name, said);
        foreach (var peer in _world.Nodes?.Where(peer => peer != this) ?? [])
        {
            Send(peer, _ => peer.Note(Name, said));
        }
    }

    /// <summary>As the exchange does it: who hears it is told how old it is at most.</summary>
    private void Send(HearingNode peer, Action<TimeSpan?> arrive)
    {
        var clock = _clocks.For(peer.Name);
        _world.Send(() => arrive(peer._clocks.Hear(Name, clock)));
    }

    private void Note(string node, SaidStanding said)
    {
        _roster = _roster.Hear(node, Guid.Empty, isReachable: true, DateTimeOffset.UnixEpoch).Take(node, said);
        _desk.Take(_roster);
    }

    /// <summary>Once all nodes are there: each tells where it stands.</summary>
    public void Introduce() => Stand();
}
