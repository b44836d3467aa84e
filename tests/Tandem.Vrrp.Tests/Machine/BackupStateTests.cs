using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

public class BackupStateTests
{
    private static readonly VirtualRouterParameters NoPreempt = Routers.V3() with { PreemptMode = false };

    [Fact]
    [Clause("RFC 9568", "6.4.1")]
    [Clause("RFC 9568", "6.4.2")]
    public void Backup_says_nothing_and_becomes_Master_when_the_Master_Down_Timer_fires()
    {
        var bench = new Bench(Routers.V3()).Startup();

        Assert.Equal("0 Initialize -> Backup: Startup", bench.UntilJustBefore(3609.375m).Log);
        Assert.Equal(
            """
            0 Initialize -> Backup: Startup
            3609.375 Backup -> Master: MasterDown | OpenGate | Advertise 100 | AddAddresses 192.0.2.1/24 | Announce 192.0.2.1/24
            4609.375 Advertise 100
            """,
            bench.Until(4609.375m).Log);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void A_Backup_for_IPv6_announces_every_address()
    {
        var bench = new Bench(Routers.V6(), "fe80::2").Startup().Until(3609.375m);

        Assert.EndsWith(
            "OpenGate | Advertise 100 | AddAddresses fe80::1/24, 2001:db8::1/24 | Announce fe80::1/24, 2001:db8::1/24",
            bench.Log,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Clause("RFC 9568", "6.4.2")]
    public void Priority_zero_shortens_the_deadline_to_Skew_Time_whatever_the_Preempt_Mode(bool preempt)
    {
        var bench = new Bench(Routers.V3() with { PreemptMode = preempt }).Startup().Hear(2500, 0);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(3109.375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(3109.375m).Role);
        Assert.Contains("3109.375 Backup -> Master: MasterReleased", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Priority_zero_may_lengthen_the_deadline_too()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(3600, 0);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(4209.375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(4209.375m).Role);
    }

    // Skew_Time of the learned 5 s: 3046.875 ms. The interval in the priority-zero advertisement is not learned.
    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Priority_zero_takes_the_Skew_Time_of_the_learned_interval()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(100, 200, 500).Hear(2500, 0);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(5546.875m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(5546.875m).Role);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Backup_stays_while_a_Master_is_heard_and_takes_over_when_it_falls_silent()
    {
        var bench = new Bench(Routers.V3()).Startup();
        for (var at = 500; at <= 60_500; at += 1000)
        {
            bench.Hear(at, 101);
        }

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(64_109.375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(64_109.375m).Role);
    }

    [Theory]
    [InlineData("192.0.1.255")]
    [InlineData("192.0.2.3")]
    [Clause("RFC 9568", "6.4.2")]
    public void Backup_accepts_equal_priority_from_any_address(string source) =>
        Assert.Equal(RouterRole.Backup, new Bench(Routers.V3()).Startup().Hear(3000, 100, source: source).UntilJustBefore(6609.375m).Role);

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void With_Preempt_Mode_lower_priorities_do_not_move_the_deadline()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(500, 99).Hear(1500, 99).Hear(2500, 99).Hear(3500, 99, 500);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(3609.375m).Role);
        Assert.Contains("3609.375 Backup -> Master: Preempted", bench.Until(3609.375m).Log, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("RFC 9568", "6.1")]
    [Clause("RFC 9568", "6.4.2")]
    public void Without_Preempt_Mode_lower_priorities_keep_it_Backup()
    {
        var bench = new Bench(NoPreempt).Startup().Hear(500, 99).Hear(1500, 99).Hear(2500, 99).Hear(3500, 99);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(7109.375m).Role);
        Assert.Contains("7109.375 Backup -> Master: MasterDown", bench.Until(7109.375m).Log, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void A_discarded_advertisement_teaches_nothing()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(100, 99, 500);

        Assert.Equal(new AdvertisementInterval(100), Assert.IsType<RouterState.Backup>(bench.Router.State).MasterInterval);
        Assert.Equal(RouterRole.Master, bench.Until(3609.375m).Role);
    }

    // 30 + 6.09375 cs after the advertisement; from then on its own interval counts.
    [Fact]
    [Clause("RFC 9568", "6.1")]
    [Clause("RFC 9568", "6.4.2")]
    public void A_learned_interval_sets_the_deadline_and_the_own_interval_the_advertisements()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(1000, 200, 10);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(1360.9375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(1360.9375m).Role);
        Assert.EndsWith("\n2360.9375 Advertise 100", bench.Until(3000).Log, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Skew_Time_is_computed_anew_with_each_learned_interval()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(0, 200, 500);
        Assert.Equal(Time.At(18_046.875m), bench.Router.State.NextDeadline);

        bench.Hear(1000, 200, 10);
        Assert.Equal(Time.At(1360.9375m), bench.Router.State.NextDeadline);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Shutdown_of_a_Backup_is_silent_and_final()
    {
        var bench = new Bench(Routers.V3()).Startup().Shutdown(2000).Until(60_000);

        Assert.Equal("0 Initialize -> Backup: Startup\n2000 Backup -> Initialize: Shutdown", bench.Log);
    }

    [Theory]
    [InlineData(100, 100, 3609.375)]
    [InlineData(100, 500, 18046.875)]
    [InlineData(200, 100, 3218.75)]
    [Clause("RFC 9568", "6.1")]
    public void In_VRRPv3_silence_lasts_three_intervals_and_a_skew_of_the_interval(byte priority, int centiseconds, double milliseconds) =>
        AssertTakeover(Routers.V3(priority, centiseconds), (decimal)milliseconds);

    [Theory]
    [InlineData(100, 100, 3609.375)]
    [InlineData(100, 500, 15609.375)]
    [Clause("RFC 3768", "6.1")]
    public void In_VRRPv2_silence_lasts_three_intervals_and_a_skew_of_one_second(byte priority, int centiseconds, double milliseconds) =>
        AssertTakeover(Routers.V2(priority, centiseconds), (decimal)milliseconds);

    [Fact]
    [Clause("RFC 3768", "6.4.2")]
    public void VRRPv2_learns_no_interval()
    {
        var bench = new Bench(Routers.V2()).Startup().Hear(1000, 200, 500);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(4609.375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(4609.375m).Role);
    }

    private static void AssertTakeover(VirtualRouterParameters own, decimal milliseconds)
    {
        var bench = new Bench(own).Startup();

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(milliseconds).Role);
        Assert.Equal(RouterRole.Master, bench.Until(milliseconds).Role);
    }
}
