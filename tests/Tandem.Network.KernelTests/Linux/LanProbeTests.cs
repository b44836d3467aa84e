using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Probes;
using Tandem.Network.Probes;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>The probe against a real kernel's ARP and neighbour discovery.</summary>
public sealed class LanProbeTests : IDisposable
{
    private static readonly ProbeTarget Peer4 = new("front", IPvXAddress.Parse("192.0.2.1"), IPvXAddress.Parse("192.0.2.2"));
    private static readonly ProbeTarget Peer6 = new("front", IPvXAddress.Parse("fe80::1"), IPvXAddress.Parse("fe80::2"));
    private readonly Wire _wire = new();
    private readonly BlockingCollection<ProbeRound> _rounds = [];

    public LanProbeTests() => _wire.Peer.Run("ip", "-6", "address", "add", "fe80::2/64", "dev", "peer0", "nodad");

    [KernelFact]
    public void A_peer_answers_whether_or_not_it_asks_itself() => Probing([Peer4, Peer6], () =>
    {
        var sights = Until(round => round.Targets is [{ HasAnswered: true }, { HasAnswered: true }]).Targets;

        Assert.Equal([(0, null), (0, null)], sights.Select(sight => (sight.Missed, sight.Silence)));
        var segment = Next().Segments.Single();
        Assert.Equal(("front", true, null), (segment.Segment, segment.HasCarrier, segment.Problem));
        Assert.True(segment.Silence < TimeSpan.FromSeconds(1), $"{segment.Silence}");
    });

    [KernelFact]
    public void Two_probes_hear_each_other_asking() => Probing([Peer4, Peer6], () =>
    {
        using var other = _wire.Peer.Enter(() => new LanProbe().Start([new("front", "peer0")], _ => { }));
        other.Aim([Turned(Peer4), Turned(Peer6)]);

        var sights = Until(round => round.Targets is [{ Silence: not null }, { Silence: not null }]).Targets;

        Assert.All(sights, sight => Assert.True(sight.Silence < TimeSpan.FromSeconds(2), $"{sight}"));
    });

    [KernelFact(Needs = "nft")]
    public void Who_hears_nothing_misses_every_answer_and_notices_the_silence() => Probing([Peer4, Peer6], () =>
    {
        using var other = _wire.Peer.Enter(() => new LanProbe().Start([new("front", "peer0")], round => { }));
        other.Aim([Turned(Peer4), Turned(Peer6)]);
        _ = Until(round => round.Targets is [{ Silence: not null, HasAnswered: true }, { Silence: not null, HasAnswered: true }]);

        Drop(_wire.Peer, "peer0");

        var deaf = Until(round => round.Targets.All(sight => sight.Missed >= ProbeRound.MostMissed));
        Assert.True(deaf.Segments.Single() is { HasCarrier: true, Silence: { } silence } && silence > TimeSpan.FromSeconds(1), $"{deaf.Segments.Single()}");
    });

    [KernelFact(Needs = "nft")]
    public void Where_no_target_is_heard_anybody_counts_but_not_ourselves() => Probing([Peer4], () =>
    {
        _ = Until(round => round.Targets is [{ HasAnswered: true }]);
        _wire.Peer.Run("ip", "address", "delete", "192.0.2.2/24", "dev", "peer0");
        _wire.Peer.Run("ip", "address", "add", "192.0.2.3/24", "dev", "peer0");
        _ = Until(round => round.Targets is [{ Missed: >= 3 }] && round.Segments.Single().Silence > TimeSpan.FromSeconds(1));

        using var pinging = _wire.Peer.Start("ping", "-i", "0.2", "192.0.2.1");

        _ = Until(round => round.Targets is [{ Missed: > 3 }] && round.Segments.Single().Silence < TimeSpan.FromSeconds(1));
    });

    [KernelFact]
    public void Questions_come_from_the_interface_itself_and_later_to_the_peer_alone() => Probing([Peer4], () =>
    {
        using var tap = new FrameTap(_wire);
        using var netlink = new RtNetlink();
        var own = netlink.FindLink("eth0")!.Mac;

        Assert.True(tap.Hears(frame => IsQuestion(frame, own) && MacAddress.Read(frame) != MacAddress.Broadcast), "the peer was never asked alone");
        Assert.InRange(tap.CountFrom(own, TimeSpan.FromSeconds(3)), 4, 12);
    });

    [KernelFact]
    public void Without_its_interface_it_says_so_and_goes_on_when_it_comes() => _wire.Node.Enter(() =>
    {
        using var probe = new LanProbe().Start([new("front", "eth7")], _rounds.Add);
        probe.Aim([Peer4]);
        Assert.Equal("interface eth7 does not exist", Until(round => round.Segments.Single().Problem is not null).Segments.Single().Problem);

        _wire.Node.Run("ip", "link", "set", "eth0", "down");
        _wire.Node.Run("ip", "link", "set", "eth0", "name", "eth7");
        _wire.Node.Run("ip", "link", "set", "eth7", "up");

        _ = Until(round => round is { Targets: [{ HasAnswered: true }] } && round.Segments.Single() is { HasCarrier: true, Problem: null });
    });

    [KernelFact]
    public void Nothing_is_told_after_its_end() => _wire.Node.Enter(() =>
    {
        var probe = new LanProbe().Start([new("front", "eth0")], _rounds.Add);
        _ = Next();
        probe.Dispose();
        while (_rounds.TryTake(out _))
        {
        }

        Assert.False(_rounds.TryTake(out _, ProbeRound.Interval * 2));
    });

    public void Dispose()
    {
        _wire.Dispose();
        _rounds.Dispose();
    }

    private static bool IsQuestion(byte[] frame, MacAddress from) => FrameTap.IsFrom(frame, from) && frame is [_, _, _, _, _, _, _, _, _, _, _, _, 0x08, 0x06, ..];

    private static ProbeTarget Turned(ProbeTarget target) => new(target.Segment, target.Address, target.Source);

    /// <summary>Nothing leaves by this interface any more.</summary>
    private static void Drop(NetworkNamespace network, string device)
    {
        network.Run("nft", "add", "table", "netdev", "cut");
        network.Run("nft", "add", "chain", "netdev", "cut", "out", $"{{ type filter hook egress device {device} priority 0; policy drop; }}");
    }

    private void Probing(ImmutableArray<ProbeTarget> targets, Action body) => _wire.Node.Enter(() =>
    {
        using var probe = new LanProbe().Start([new("front", "eth0")], _rounds.Add);
        probe.Aim(targets);
        body();
    });

    private ProbeRound Next() => _rounds.TryTake(out var round, TimeSpan.FromSeconds(10)) ? round : throw new TimeoutException("no round within 10 s");

    private ProbeRound Until(Func<ProbeRound, bool> fits)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (Next() is var round && fits(round))
            {
                return round;
            }
        }

        throw new TimeoutException("no such round within 20");
    }
}
