using System.Collections.Immutable;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Messages;
using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Hearing;

public sealed class ReportSheetTests
{
    private static readonly IPvXAddress Own = IPvXAddress.Parse("192.0.2.10");
    private static readonly IPvXAddress Peer = IPvXAddress.Parse("192.0.2.11");
    private static readonly IPvXAddress Own6 = IPvXAddress.Parse("fe80::a");
    private static readonly IPvXAddress Peer6 = IPvXAddress.Parse("fe80::b");
    private static readonly IPvXAddress Gateway = IPvXAddress.Parse("192.0.2.1");
    private static readonly IPvXAddress Vip = IPvXAddress.Parse("192.0.2.100");

    private readonly ReportSheet _sheet = new(new HearingOptions(
        [new("front", "eth0")], ImmutableDictionary<string, ArbitrationSetting>.Empty.Add("front", new ArbitrationSetting(Gateway))));

    [Fact]
    public void Peers_are_asked_from_the_own_address_of_their_segment_and_family_and_so_is_the_witness() => Assert.Equal(
        [new("front", Own, Gateway), new("front", Own, Peer), new("front", Own6, Peer6)],
        Aim([("front", Own), ("front", Own6)], ("b", "front", Peer), ("b", "front", Peer6), ("b", "back", Peer)));

    [Fact]
    public void Nobody_is_asked_without_an_own_address() => Assert.Empty(Aim([("back", Own)], ("b", "front", Peer)));

    [Fact]
    public void Addresses_that_move_prove_nothing()
    {
        Assert.Equal([new("front", Own, Gateway)], Aim([("front", Own)], ("b", "front", Vip)));
        Assert.Empty(Aim([("front", Vip)], ("b", "front", Peer)));
    }

    [Fact]
    public void An_address_that_a_peer_shares_with_this_node_is_not_asked_for() =>
        Assert.Equal([new("front", Own, Gateway)], Aim([("front", Own)], ("b", "front", Own)));

    [Fact]
    public void A_report_tells_by_name_what_is_known()
    {
        ProbeTarget gateway = new("front", Own, Gateway), peer = new("front", Own, Peer), peer6 = new("front", Own6, Peer6);
        Aim([("front", Own), ("front", Own6)], ("b", "front", Peer), ("b", "front", Peer6));
        ProbeRound round = new(
            [new(gateway, 9, 3, null, true), new(peer, 9, 2, TimeSpan.FromSeconds(1), true), new(peer6, 2, 2, null, false)],
            [new("front", HasCarrier: true, TimeSpan.FromSeconds(4), HearsOthers: true, null)]);

        var report = _sheet.Report(round);

        Assert.Equal([new ProbeFinding("front", Family.IPv4, "b", 2, TimeSpan.FromSeconds(1))], report.Findings);
        Assert.Equal([new SegmentEar("front", true, TimeSpan.FromSeconds(4), HearsOthers: true, Witness: false)], report.Ears);
    }

    [Theory]
    [InlineData(2, 2, false, null)]
    [InlineData(9, 2, true, true)]
    [InlineData(3, 3, false, false)]
    public void The_witness_is_reached_when_it_answers(int asked, int missed, bool hasAnswered, bool? reached)
    {
        Aim([("front", Own)]);

        var report = _sheet.Report(new([new(new("front", Own, Gateway), asked, missed, null, hasAnswered)], [new("front", true, null, false, null)]));

        Assert.Equal(reached, report.Ears[0].Witness);
    }

    private ProbeTarget[] Aim((string, IPvXAddress)[] own, params (string, string, IPvXAddress)[] others) =>
        [.. _sheet.Aim(own.ToHashSet(), others, new HashSet<(string, IPvXAddress)> { ("front", Vip) })];
}
