using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>A peer that is configured otherwise than we are.</summary>
public sealed class PeerDifferencesTests
{
    private const string Both = Needs.Tandem + "," + Needs.Keepalived;
    private static readonly RouterPlan Plan = new(51, "192.0.2.100");

    /// <summary>
    /// With our own 100 ms we would give up on a Master with 1 s after 0.3609375 s. Learned: 3 s and the skew of priority
    /// 100, (256 - 100) * 1 s / 256 = 0.609375 s.
    /// </summary>
    [KernelFact(Needs = Both)]
    public async Task The_interval_of_a_version_3_Master_is_learned()
    {
        using var site = new Site();
        var theirs = Plan with { Interval = TimeSpan.FromSeconds(1) };
        var keepalived = new KeepalivedNode(site, site.A, theirs, 200);
        var node = new TandemNode(site, site.B, Plan, 100);
        var duel = new Duel(site, theirs, keepalived, node);
        await duel.Start();

        var mark = site.Wire.Mark();
        keepalived.PowerOff();
        var ours = site.Wire.Await(mark, Plan.Vrid, 1, advert => advert.Priority == 100, TimeSpan.FromSeconds(8))[^1];
        var last = site.Wire.Since(0, Plan.Vrid).Last(advert => advert.Priority == 200);

        Assert.InRange(ours.At - last.At, TimeSpan.FromSeconds(3.6), TimeSpan.FromSeconds(4.2));
        await duel.Holds("crash of the slow Master", node, keepalived);
    }

    [KernelFact(Needs = Both)]
    public async Task A_Master_with_another_address_list_is_obeyed_with_a_warning()
    {
        using var site = new Site();
        var theirs = new RouterPlan(51, "192.0.2.100", "192.0.2.101");
        var node = new TandemNode(site, site.B, Plan, 100);

        await new Duel(site, theirs, new KeepalivedNode(site, site.A, theirs, 200), node).Start();

        Assert.Contains("address", node.Said, StringComparison.OrdinalIgnoreCase);
    }

    [KernelFact(Needs = Both)]
    public async Task A_Master_with_255_addresses_is_obeyed_and_replaced()
    {
        using var site = new Site();
        var many = new RouterPlan(51, [.. Enumerable.Range(1, 255).Select(last => $"198.51.{last / 100}.{100 + (last % 100)}")]);
        var keepalived = new KeepalivedNode(site, site.A, many, 200);
        var node = new TandemNode(site, site.B, many, 100);
        var duel = new Duel(site, many, keepalived, node) { Asked = [many.Addresses[0], many.Addresses[254]] };
        await duel.Start();

        keepalived.PowerOff();
        await duel.Holds("crash of the Master", node, keepalived);

        keepalived.PowerOn();
        await duel.Holds("return of the Master", keepalived, node);
    }
}
