using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Observing;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>SIGTERM: every address released, the kernel as it was found, exit code 0.</summary>
public sealed class OrderlyStopTests
{
    private const int SIGTERM = 15;

    [KernelTheory(Needs = Needs.Tandem)]
    [InlineData(MacMode.Virtual)]
    [InlineData(MacMode.Plain)]
    public async Task Addresses_go_within_a_second_and_the_kernel_is_left_as_it_was(MacMode macs)
    {
        using var site = new Site();
        RouterPlan four = new(51, "192.0.2.100") { Macs = macs }, six = new(52, "fe80::100", "2001:db8::100") { Macs = macs };
        string[] addresses = [.. four.Addresses, .. six.Addresses];
        var node = new TandemNode(site, site.A, 254, TandemConfiguration.Crossed(four, six));
        var before = KernelSettings.Of(site.A);
        node.Start();
        var probe = new HolderProbe(site);
        var held = string.Join("; ", addresses.Select(address => $"{address} held by a"));
        await Eventually.Becomes("start", held, () => probe.Holders(addresses), TimeSpan.FromSeconds(15), () => node.LastLines());

        var mark = site.Wire.Mark();
        var start = site.Wire.Now;
        node.Signal(SIGTERM);
        var last = new[] { four, six }.Max(plan => site.Wire.Await(mark, plan.Vrid, 1, advert => advert.Priority == 0, TimeSpan.FromSeconds(3))[^1].At);
        var left = probe.Holders(addresses);
        var code = node.WaitForExit(TimeSpan.FromSeconds(5) - (site.Wire.Now - start));

        Assert.InRange(last - start, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(held.Replace("held by a", "held by nobody", StringComparison.Ordinal), left);
        Assert.True(code == 0, $"exit code {code}\n{node.LastLines()}");
        Assert.Equal(before, KernelSettings.Of(site.A));
    }
}
