using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>The router is Master from 3609.375 ms on.</summary>
public class MasterStateTests
{
    private const decimal Since = 3609.375m;

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void Master_advertises_once_an_interval()
    {
        var lines = Master().Until(Since + 10_000).Log.Split('\n');

        Assert.Equal(
            ["4609.375", "5609.375", "6609.375", "7609.375", "8609.375", "9609.375", "10609.375", "11609.375", "12609.375", "13609.375"],
            lines[2..].Select(line => line.Replace(" Advertise 100", "", StringComparison.Ordinal)));
    }

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void Shutdown_of_a_Master_goes_dark_first_and_says_so_last()
    {
        var bench = Master().Shutdown(4000).Until(60_000);

        Assert.Equal(
            "4000 Master -> Initialize: Shutdown | CloseGate | RemoveAddresses 192.0.2.1/24 | Advertise 0", bench.Log.Split('\n')[^1]);
        Assert.Equal(Instant.Never, bench.Router.State.NextDeadline);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void Priority_zero_is_answered_at_once_and_restarts_the_timer() =>
        Assert.EndsWith(
            "| Announce 192.0.2.1/24\n4009.375 Advertise 100\n5009.375 Advertise 100",
            Master().Hear(Since + 400, 0).Until(Since + 1400).Log,
            StringComparison.Ordinal);

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void A_losing_advertisement_is_answered_at_once_and_leaves_the_timer_alone() =>
        Assert.EndsWith(
            "\n4009.375 Advertise 100 | Announce 192.0.2.1/24\n4609.375 Advertise 100",
            Master().Hear(Since + 400, 50).Until(Since + 1000).Log,
            StringComparison.Ordinal);

    [Fact]
    [Clause("RFC 3768", "6.4.3")]
    public void VRRPv2_answers_a_losing_advertisement_with_no_advertisement()
    {
        var bench = new Bench(Routers.V2()).Startup().Hear(Since + 400, 50).Until(Since + 999);

        Assert.EndsWith("\n4009.375 Announce 192.0.2.1/24", bench.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Clause("RFC 9568", "6.4.3")]
    public void Master_yields_to_a_higher_priority_without_a_word_whatever_the_Preempt_Mode(bool preempt)
    {
        var bench = new Bench(Routers.V3() with { PreemptMode = preempt }).Startup().Hear(4000, 101, 300);

        Assert.Equal("4000 Master -> Backup: HigherPriority | CloseGate | RemoveAddresses 192.0.2.1/24", bench.Log.Split('\n')[^1]);

        // 9000 + 1828.125 ms after 4000 ms.
        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(14_828.125m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(14_828.125m).Role);
    }

    [Theory]
    [InlineData("192.0.2.2", "192.0.2.3")]
    [InlineData("10.0.0.200", "10.0.1.1")] // a comparison of texts would say smaller
    [InlineData("10.0.0.200", "200.0.0.1")] // a signed comparison would
    [InlineData("9.0.0.1", "10.0.0.1")]
    [Clause("RFC 9568", "6.4.3")]
    public void Master_yields_to_equal_priority_from_a_higher_address(string own, string source)
    {
        var bench = new Bench(Routers.V3(), own).Startup().Hear(4000, 100, source: source);

        Assert.Contains("4000 Master -> Backup: EqualPriorityHigherAddress | CloseGate", bench.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.2", "192.0.1.255")]
    [InlineData("192.0.2.2", "192.0.2.2")]
    [InlineData("200.0.0.1", "10.0.1.1")]
    [Clause("RFC 9568", "6.4.3")]
    public void Master_stays_against_equal_priority_from_a_lower_address(string own, string source)
    {
        var bench = new Bench(Routers.V3(), own).Startup().Hear(4000, 100, source: source);

        Assert.EndsWith("\n4000 Advertise 100 | Announce 192.0.2.1/24", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void IPv6_addresses_are_compared_as_unsigned_numbers_too()
    {
        Assert.Equal(RouterRole.Backup, Against("fe80::9000:0:0:1"));
        Assert.Equal(RouterRole.Master, Against("fe80::1"));

        static RouterRole Against(string source) =>
            new Bench(Routers.V6(), "fe80::8000:0:0:1").Startup().Hear(4000, 100, source: source).Role;
    }

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void The_tie_is_broken_by_the_primary_address_of_the_moment()
    {
        var master = Master().Router;
        var moved = VirtualRouterMachine.Step(master, new RouterEvent.PrimaryAddressChanged(IPvXAddress.Parse("192.0.2.4")), Time.At(4000)).Router;

        Assert.Equal(RouterRole.Backup, VirtualRouterMachine.Step(master, Heard.Of(100), Time.At(4000)).To);
        Assert.Equal(RouterRole.Master, VirtualRouterMachine.Step(moved, Heard.Of(100), Time.At(4000)).To);
    }

    // One at 4000 ms, then every 100 ms up to 4900 ms, and the periodic one at 4609.375 ms.
    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void A_flood_of_losing_advertisements_is_answered_ten_times_a_second()
    {
        var bench = Master();
        for (var i = 0; i < 1000; i++)
        {
            bench.Hear(4000 + i, 50);
        }

        var lines = bench.Log.Split('\n')[2..];
        Assert.Equal(RouterRole.Master, bench.Role);
        Assert.Equal(10, lines.Count(line => line.EndsWith("Advertise 100 | Announce 192.0.2.1/24", StringComparison.Ordinal)));
        Assert.Equal(11, lines.Length);
    }

    [Theory]
    [InlineData(ShutdownReason.InterfaceDown, "InterfaceDown")]
    [InlineData(ShutdownReason.NoPrimaryAddress, "NoPrimaryAddress")]
    [Clause("RFC 9568", "6.4.1")]
    public void An_interface_that_comes_back_starts_as_Backup_again(ShutdownReason cause, string reason)
    {
        var bench = Master().Shutdown(4000, cause).Startup(5000).Until(5000);

        Assert.Equal(
            [$"4000 Master -> Initialize: {reason} | CloseGate | RemoveAddresses 192.0.2.1/24 | Advertise 0", "5000 Initialize -> Backup: Startup"],
            bench.Log.Split('\n')[2..]);
    }

    private static Bench Master() => new Bench(Routers.V3()).Startup().Until(Since);
}
