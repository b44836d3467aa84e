using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>The scenario that the others stand on, with two foreign daemons: what it finds there is no fault of ours.</summary>
public sealed class PeersAmongThemselvesTests
{
    [KernelFact(Needs = Needs.Keepalived)]
    public async Task Keepalived_and_keepalived_take_turns()
    {
        using var site = new Site();
        var plan = new RouterPlan(51, "192.0.2.100");
        var preferred = new KeepalivedNode(site, site.A, plan, 200);
        var reserve = new KeepalivedNode(site, site.B, plan, 100);

        await new Duel(site, plan, preferred, reserve).RunThrough();
    }

    [KernelFact(Needs = Needs.Keepalived + "," + Needs.Frr)]
    public async Task FRR_and_keepalived_take_turns()
    {
        using var site = new Site();
        var plan = new RouterPlan(51, "192.0.2.100");
        var preferred = new FrrNode(site, site.A, plan, 200);
        var reserve = new KeepalivedNode(site, site.B, plan, 100);

        await new Duel(site, plan, preferred, reserve).RunThrough();
    }
}
