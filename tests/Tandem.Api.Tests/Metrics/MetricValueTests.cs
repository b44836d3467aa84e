using System.Globalization;
using Tandem.Api.Tests.Harness;
using Tandem.Network.Beat;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Api.Tests.Metrics;

/// <summary>What Prometheus reads.</summary>
public sealed class MetricValueTests
{
    [Fact]
    public async Task The_page_has_the_approved_form()
    {
        var measured = Measured.Pair();
        Count(measured.Wire);
        measured.Eyes.Sight = measured.Eyes.Sight with
        {
            Checks = [new("haproxy", "down", SightBuilder.Now, "connection refused"), new("uplink", "up", SightBuilder.Now, ""), new("new", "unknown", null, "")],
            Hearing = new([new("front", Family.IPv4, "lb1", "lb2", false, "", SightBuilder.Now), new("front", Family.IPv4, "lb2", "lb1", true, "", SightBuilder.Now)], ["lb1 does not hear lb2 on front"]),
            Drained = ["lb1"],
        };

        Approved.Text("page", await measured.ShowAsync());
    }

    /// <summary>What routers told may be old then; what is counted is not.</summary>
    [Fact]
    public async Task While_the_actors_do_not_answer_no_state_is_shown()
    {
        var measured = Measured.Pair();
        measured.Eyes.Lateness = null;

        var page = await measured.ShowAsync();

        Assert.Contains("tandem_node_answers 0\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tandem_router_role", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tandem_router_gate_open", page, StringComparison.Ordinal);
        Assert.Contains("tandem_router_advertisements_sent_total{router=\"web\"", page, StringComparison.Ordinal);
    }

    /// <summary>12 of how it stands and 19 counters, however long it runs; a reason more for each reason it has met.</summary>
    [Fact]
    public async Task A_thousand_routers_have_thirty_series_each()
    {
        var routers = Enumerable.Range(0, 1000).Select(i => ($"r{i}", new VirtualRouterKey($"s{i / 250}", Family.IPv4, new Vrid((byte)((i % 250) + 1))), RouterRole.Master));

        var page = await new Measured([.. routers]).ShowAsync();

        Assert.Equal(30_000, page.Split('\n').Count(line => line.StartsWith("tandem_router_", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(TransitionReason.MasterDown, 3)]
    [InlineData(TransitionReason.Preempted, 2)]
    [InlineData(TransitionReason.MasterReleased, 1)]
    [InlineData(TransitionReason.OwnerStartup, 1)]
    public async Task The_reason_of_a_mastership_has_the_number_of_RFC_6527(TransitionReason reason, int number)
    {
        var measured = Measured.Pair();
        measured.Counts.Of(SightBuilder.Web).Take(RouterRole.Backup, RouterRole.Master, reason, SightBuilder.Now);

        var page = await measured.ShowAsync();

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"tandem_router_new_master_reason{{router=\"web\",segment=\"front\",vrid=\"51\",family=\"ipv4\"}} {number}\n"), page, StringComparison.Ordinal);
        Assert.Contains("tandem_router_new_master_reason{router=\"api\",segment=\"front\",vrid=\"52\",family=\"ipv4\"} 0\n", page, StringComparison.Ordinal);
    }

    private static void Count(AdvertisementLedger wire)
    {
        var (segment, web, api) = (wire.Of("front"), wire.Of(SightBuilder.Web), wire.Of(SightBuilder.Api));
        segment.SeeGate(true);
        segment.Accept();
        segment.Discard(DiscardReason.Checksum);
        web.IsOpen = true;
        web.Send();
        web.Send(new Priority(0));
        web.Announce();
        web.HearClaim();

        // 3 × 100 + 156 × 100 / 256 hundredths of a second: 3.609375 s.
        api.MasterInterval = new AdvertisementInterval(100);
        api.Hear(IPvXAddress.Parse("192.168.1.12"), AdvertisementRemarks.AddressListDiffers);
        api.Discard(DiscardReason.TtlNot255);
    }
}
