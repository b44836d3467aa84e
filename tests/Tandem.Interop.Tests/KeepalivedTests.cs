using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>keepalived as the other node, in both roles: the preferred Master, and our Backup.</summary>
public sealed class KeepalivedTests
{
    private const string Both = Needs.Tandem + "," + Needs.Keepalived;

    [KernelTheory(Needs = Both)]
    [InlineData(3, 4, MacMode.Virtual)]
    [InlineData(3, 4, MacMode.Plain)]
    [InlineData(3, 6, MacMode.Virtual)]
    [InlineData(3, 6, MacMode.Plain)]
    [InlineData(2, 4, MacMode.Virtual)]
    [InlineData(2, 4, MacMode.Plain)]
    public async Task We_stand_by_for_keepalived(int version, int family, MacMode macs)
    {
        using var site = new Site();
        var plan = Plan(version, family, macs);

        await new Duel(site, plan, new KeepalivedNode(site, site.A, plan, 200), new TandemNode(site, site.B, plan, 100)).RunThrough();
    }

    [KernelTheory(Needs = Both)]
    [InlineData(3, 4, MacMode.Virtual)]
    [InlineData(3, 4, MacMode.Plain)]
    [InlineData(3, 6, MacMode.Virtual)]
    [InlineData(3, 6, MacMode.Plain)]
    [InlineData(2, 4, MacMode.Virtual)]
    public async Task Keepalived_stands_by_for_us(int version, int family, MacMode macs)
    {
        using var site = new Site();
        var plan = Plan(version, family, macs);

        await new Duel(site, plan, new TandemNode(site, site.A, plan, 200), new KeepalivedNode(site, site.B, plan, 100)).RunThrough();
    }

    private static RouterPlan Plan(int version, int family, MacMode macs) =>
        new RouterPlan(51, family == 4 ? ["192.0.2.100"] : ["fe80::100", "2001:db8::100"])
        {
            Version = version,
            Macs = macs,
            Interval = version == 2 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(100),
        };
}
