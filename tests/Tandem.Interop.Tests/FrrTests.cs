using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>FRR's vrrpd as the other node, in both roles; it knows version 3 with virtual MACs well.</summary>
public sealed class FrrTests
{
    private const string Both = Needs.Tandem + "," + Needs.Frr;

    [KernelTheory(Needs = Both)]
    [InlineData("192.0.2.100")]
    [InlineData("fe80::100", "2001:db8::100")]
    public async Task We_stand_by_for_FRR(params string[] addresses)
    {
        using var site = new Site();
        var plan = new RouterPlan(51, addresses);

        await new Duel(site, plan, new FrrNode(site, site.A, plan, 200), new TandemNode(site, site.B, plan, 100)).RunThrough();
    }

    [KernelTheory(Needs = Both)]
    [InlineData("192.0.2.100")]
    [InlineData("fe80::100", "2001:db8::100")]
    public async Task FRR_stands_by_for_us(params string[] addresses)
    {
        using var site = new Site();
        var plan = new RouterPlan(51, addresses);

        await new Duel(site, plan, new TandemNode(site, site.A, plan, 200), new FrrNode(site, site.B, plan, 100)).RunThrough();
    }
}
