using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>Two of our own: crossed preferences, so that both work.</summary>
public sealed class PairTests
{
    private static readonly RouterPlan First = new(51, "192.0.2.100");
    private static readonly RouterPlan Second = new(52, "192.0.2.101");

    [KernelFact(Needs = Needs.Tandem)]
    public async Task Each_holds_its_own_the_survivor_both_and_after_the_return_each_its_own()
    {
        using var site = new Site();
        var (a, b) = Crossed(site);
        Duel first = new(site, First, a, b) { ReservePriority = 251 }, second = new(site, Second, b, a) { ReservePriority = 251 };
        a.Start();
        b.Start();
        await first.Holds("start", a, b);
        await second.Holds("start", b, a);

        a.PowerOff();
        await first.Holds("crash of a", b, a);
        await second.Holds("crash of a", b, a);

        a.PowerOn();
        await first.Holds("return of a", a, b);
        await second.Holds("return of a", b, a);

        Assert.Equal(0, b.Stop());
        await first.Holds("orderly stop of b", a, b);
        await second.Holds("orderly stop of b", a, b);
    }

    /// <summary>The cable stays in and the kernel keeps the dead worker's addresses: only the gate makes it dark.</summary>
    [KernelFact(Needs = Needs.Tandem)]
    public async Task A_killed_worker_goes_dark_and_its_next_life_takes_over_what_is_left()
    {
        using var site = new Site();
        var (a, b) = Crossed(site);
        Duel first = new(site, First, a, b) { ReservePriority = 251 };
        a.Start();
        b.Start();
        await first.Holds("start", a, b);

        a.Kill();
        await first.IsReached("the worker of a is killed", b);

        a.Start();
        await first.Holds("the worker of a lives again", a, b);
        Assert.Equal(0, a.Stop());
        await first.Holds("orderly stop of a", b, a);
    }

    private static (TandemNode A, TandemNode B) Crossed(Site site)
    {
        var configuration = TandemConfiguration.Crossed(First, Second);
        return (new TandemNode(site, site.A, 254, configuration), new TandemNode(site, site.B, 254, configuration));
    }
}
