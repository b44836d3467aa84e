using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>Priority 255.</summary>
public class OwnerTests
{
    [Fact]
    [Clause("RFC 9568", "6.4.1")]
    public void The_owner_is_Master_at_once_and_advertises_before_it_announces() =>
        Assert.Equal(
            "0 Initialize -> Master: OwnerStartup | OpenGate | Advertise 255 | AddAddresses 192.0.2.1/24 | Announce 192.0.2.1/24\n1000 Advertise 255",
            new Bench(Routers.V3(255)).Startup().Until(1000).Log);

    [Fact]
    [Clause("RFC 9568", "6.4.1")]
    public void The_owner_for_IPv6_announces_every_address() =>
        Assert.EndsWith(
            "Advertise 255 | AddAddresses fe80::1/24, 2001:db8::1/24 | Announce fe80::1/24, 2001:db8::1/24",
            new Bench(Routers.V6(255), "fe80::2").Startup().Log,
            StringComparison.Ordinal);

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    [Clause("RFC 9568", "Erratum 8298")]
    public void The_owner_answers_the_Master_it_replaces() =>
        Assert.EndsWith("\n10 Advertise 255 | Announce 192.0.2.1/24", new Bench(Routers.V3(255)).Startup().Hear(10, 100).Log, StringComparison.Ordinal);

    // 3000 + 3.90625 ms after 500 ms, rounded down to 100 ns.
    [Fact]
    [Clause("RFC 9568", "Erratum 8298")]
    public void Of_two_owners_the_lower_address_yields_until_the_other_falls_silent()
    {
        var bench = new Bench(Routers.V3(255)).Startup().Hear(500, 255);

        Assert.Equal(RouterRole.Backup, bench.UntilJustBefore(3503.9062m).Role);
        Assert.Equal(RouterRole.Master, bench.Until(3503.9062m).Role);
    }

    [Fact]
    [Clause("RFC 9568", "6.1")]
    public void An_owner_in_Backup_preempts_although_Preempt_Mode_is_off()
    {
        var bench = new Bench(Routers.V3(255) with { PreemptMode = false }).Startup().Hear(500, 255).Hear(3000, 150);

        Assert.Contains("3503.9062 Backup -> Master: Preempted", bench.Until(3600).Log, StringComparison.Ordinal);
    }
}
