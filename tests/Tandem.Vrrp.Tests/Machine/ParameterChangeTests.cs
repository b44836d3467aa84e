using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>New parameters while the protocol runs: how a drain, a move and an edited file reach the machine.</summary>
public class ParameterChangeTests
{
    [Fact]
    public void Initialize_starts_with_the_parameters_of_the_day()
    {
        var bench = new Bench(Routers.V3()).Change(0, Routers.V3(200)).Startup(10);

        Assert.Equal(Time.At(3228.75m), bench.Router.State.NextDeadline);
    }

    [Fact]
    public void A_raised_priority_shortens_what_a_Backup_waits()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(1000, 200).Change(1500, Routers.V3(254));

        Assert.Equal(Time.At(4007.8125m), bench.Router.State.NextDeadline);
    }

    [Fact]
    public void After_priority_zero_only_the_skew_changes()
    {
        var bench = new Bench(Routers.V3()).Startup().Hear(1000, 0).Change(1001, Routers.V3(200));

        Assert.Contains("1218.75 Backup -> Master: MasterReleased", bench.Until(1218.75m).Log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Backup_of_VRRPv2_waits_again_when_its_interval_changes()
    {
        // Heard at 4900 ms with 5 s: a deadline of 1 s would have passed at 8509.375 ms.
        var bench = new Bench(Routers.V2(centiseconds: 500)).Startup().Hear(4900, 200, 500).Change(9000, Routers.V2());

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(12_609.375m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(12_609.375m).Role);
    }

    [Fact]
    public void A_Master_that_lowers_its_priority_says_so_at_once_and_yields_only_to_a_better_one()
    {
        var bench = new Bench(Routers.V3()).Startup().Change(4000, Routers.V3(1)).Until(5000).Hear(5500, 2);

        Assert.Equal(
            ["4000 Advertise 1", "5000 Advertise 1", "5500 Master -> Backup: HigherPriority | CloseGate | RemoveAddresses 192.0.2.1/24"],
            bench.Log.Split('\n')[2..]);
    }

    [Fact]
    public void A_Master_releases_the_addresses_it_holds_now()
    {
        var bench = new Bench(Routers.V3()).Startup().Change(4000, Routers.V3(addresses: ["192.0.2.9"])).Shutdown(4100);

        Assert.EndsWith("| CloseGate | RemoveAddresses 192.0.2.9/24 | Advertise 0", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_prefix_length_is_another_address()
    {
        var wider = new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 23));
        var bench = new Bench(Routers.V3()).Startup().Change(4000, Routers.V3() with { Addresses = wider });

        Assert.EndsWith(
            "\n4000 RemoveAddresses 192.0.2.1/24 | Advertise 100 | AddAddresses 192.0.2.1/23 | Announce 192.0.2.1/23", bench.Log, StringComparison.Ordinal);
    }
}
