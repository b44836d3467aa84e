using Tandem.Actors.Checks;
using Tandem.Actors.Node;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Node;

public sealed class ReconfigureTests : Stage
{
    private static readonly VirtualRouterKey Lan = new("lan", Family.IPv4, new Vrid(51));

    [Fact]
    public void A_Master_takes_other_addresses_interval_and_priority_and_lets_go_of_nothing_else()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Reconfigure(Scene.Plan(With(parameters => parameters with
        {
            Priority = new Priority(150),
            AdvertisementInterval = new AdvertisementInterval(5),
            Addresses = new VirtualAddresses([.. parameters.Addresses, Address(200)]),
        }), Scene.ApiPlan));

        Assert.Equal(["advertise 150", "add", "announce"], Kernel.Journal(Scene.Web));
        Assert.Equal(2, Kernel.Addresses(Scene.Web));
        Assert.Empty(Kernel.Journal(Scene.Api));
        Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(13, Kernel.Journal(Scene.Web).Count);
        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void An_address_that_is_taken_away_goes_and_the_others_stay()
    {
        StartAsMaster(With(parameters => parameters with { Addresses = new VirtualAddresses([.. parameters.Addresses, Address(200)]) }));

        Reconfigure(Scene.Plan(Scene.WebPlan));

        Assert.Equal(["remove", "advertise 200"], Kernel.Journal(Scene.Web));
        Assert.Equal(1, Kernel.Addresses(Scene.Web));
    }

    [Fact]
    public void Routers_come_and_go_and_no_other_notices()
    {
        StartAsMaster(Scene.WebPlan);

        Reconfigure(Scene.Plan(Scene.WebPlan, Scene.ApiPlan));
        Advance(TimeSpan.FromSeconds(4));
        Assert.True(Kernel.IsOpen(Scene.Api));
        Kernel.ClearJournal();
        Reconfigure(Scene.Plan(Scene.WebPlan));

        Assert.Equal(["close", "remove", "advertise 0", "detach"], Kernel.Journal(Scene.Api));
        Assert.Empty(Kernel.Journal(Scene.Web));
        Assert.Equal(["web"], Names());
    }

    [Fact]
    public void A_router_that_is_wanted_again_while_it_lets_go_starts_when_it_has()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        Ports.Delay = () => TimeSpan.FromMilliseconds(50);

        Reconfigure(Scene.Plan(Scene.WebPlan));
        Reconfigure(Scene.Plan(Scene.WebPlan, Scene.Router("api2", Scene.Api, 90)));
        Advance(TimeSpan.FromSeconds(5));

        Assert.True(Kernel.IsOpen(Scene.Api));
        Assert.Contains("advertise 90", Kernel.Journal(Scene.Api));
        Assert.Equal(["api2", "web"], Names());
    }

    [Fact]
    public void What_the_interface_prepared_otherwise_lets_go_and_starts_afresh()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Reconfigure(Scene.Plan(Scene.WebPlan with { Attachment = Scene.WebPlan.Attachment with { Accept = false } }, Scene.ApiPlan));
        Assert.Equal(["close", "remove", "advertise 0", "detach", "attach"], Kernel.Journal(Scene.Web));
        Advance(TimeSpan.FromSeconds(4));

        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_segment_is_opened_for_its_first_router_and_closed_after_its_last_also_again()
    {
        StartAsMaster(Scene.WebPlan);
        Interfaces.Set(Scene.Eth0 with { Name = "eth1", Index = 3 });
        Settle();
        var lan = new SegmentPlan(new SegmentPortOptions("lan", "eth1", Gate: true, TimeSpan.FromMilliseconds(300)), [Scene.Router("db", Lan, 200)]);
        var both = new NodePlan([.. Scene.Plan(Scene.WebPlan).Segments, lan]);

        for (var time = 1; time <= 2; time++)
        {
            Reconfigure(both);
            Advance(TimeSpan.FromSeconds(4));
            Assert.True(Kernel.IsOpen(Lan), $"time {time}");
            Assert.Equal(time + 1, Ports.Ports.Count);
            Reconfigure(Scene.Plan(Scene.WebPlan));
            Assert.True(Kernel.IsClear(Lan), $"time {time}");
            Assert.False(Ports.Port.IsOpen, $"time {time}");
        }

        Assert.DoesNotContain("close", Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void Whatever_crashes_afterwards_begins_with_what_holds_then()
    {
        StartAsMaster(Scene.WebPlan);
        Reconfigure(Scene.Plan(Scene.Router("www", Scene.Web, 150)));

        Crash("routers/front-4-51/router");
        Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("advertise 150", Kernel.Journal(Scene.Web)[^1]);
        Crash("routers");
        Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("advertise 150", Kernel.Journal(Scene.Web)[^1]);
        Crash("nics");
        Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("advertise 150", Kernel.Journal(Scene.Web)[^1]);
        Assert.Equal(["www"], Names());
    }

    [Fact]
    public void Checks_begin_and_end_with_the_plan()
    {
        StartAsMaster(Scene.WebPlan);
        var check = new CheckPlan("haproxy", new CheckTarget.Process("haproxy", null), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), Fall: 2, Rise: 1);
        var checkedPlan = Scene.Plan(Scene.WebPlan with { Checks = [new RouterCheck("haproxy", -50)] }) with { Checks = [check] };

        Prober.Says = _ => new ProbeResult.Failed("refused");
        Reconfigure(checkedPlan);
        Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(CheckState.Down, Checks.Current.Checks["haproxy"].State);
        Assert.Equal(150, Described().Single().Router.Parameters.Priority.Value);

        Reconfigure(checkedPlan with { Checks = [check with { Interval = TimeSpan.FromSeconds(2) }] });
        Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(150, Described().Single().Router.Parameters.Priority.Value);

        Reconfigure(Scene.Plan(Scene.WebPlan));
        Advance(TimeSpan.FromSeconds(3));
        var runs = Prober.Begun;
        Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, Described().Single().Router.Parameters.Priority.Value);
        Assert.Empty(Checks.Current.Checks);
        Assert.Equal(runs, Prober.Begun);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_thousand_in_a_row_leave_what_the_last_one_says_and_a_held_router_is_never_let_go(int seed)
    {
        var random = new Random(seed);
        StartAsMaster(Scene.WebPlan);
        Ports.Delay = () => TimeSpan.FromMicroseconds(random.Next(2000));
        NodePlan plan = Scene.Plan(Scene.WebPlan);
        for (var i = 0; i < 1000; i++)
        {
            plan = Scene.Plan(Routers(random));
            Reconfigure(plan);
            Advance(TimeSpan.FromMilliseconds(random.Next(30)));
        }

        Advance(TimeSpan.FromSeconds(10));

        var wanted = plan.Segments[0].Routers;
        Assert.Equal(wanted.Select(router => router.Name).Order(), Names());
        Assert.All(wanted, router => Assert.True(Kernel.IsOpen(router.Attachment.Key), $"{router.Name} is not Master, seed {seed}"));
        Assert.All(wanted, router => Assert.Equal(router.Attachment.Parameters.Addresses.Count, Kernel.Addresses(router.Attachment.Key)));
        Assert.Equal(wanted.Length, Enumerable.Range(50, 10).Count(vrid => !Kernel.IsClear(new VirtualRouterKey("front", Family.IPv4, new Vrid((byte)vrid)))));
        Node.Tell(new NodeProtocol.AwaitRouters(TimeSpan.FromSeconds(3)), TestActor);
        Settle();
        Assert.Empty(ExpectMsg<NodeProtocol.RoutersFollow>(TimeSpan.Zero).Late);
        Assert.DoesNotContain("close", Kernel.Journal(Scene.Web));
        Assert.DoesNotContain("open", Kernel.Journal(Scene.Web));
    }

    /// <summary>web in whatever form it can take without letting go, and any of four others, which may also have to start afresh.</summary>
    private static IEnumerable<RouterPlan> Routers(Random random)
    {
        yield return With(parameters => parameters with
        {
            Priority = new Priority((byte)random.Next(1, 255)),
            AdvertisementInterval = new AdvertisementInterval(random.Next(1, 100)),
            PreemptMode = random.Next(2) == 0,
            Addresses = new VirtualAddresses([Address(151), .. Enumerable.Range(200, random.Next(4)).Select(Address)]),
        });
        for (byte vrid = 52; vrid < 56; vrid++)
        {
            if (random.Next(2) == 0)
            {
                var router = Scene.Router($"r{vrid}", new VirtualRouterKey("front", Family.IPv4, new Vrid(vrid)), (byte)random.Next(1, 255));
                yield return router with { Attachment = router.Attachment with { Accept = random.Next(4) > 0 } };
            }
        }
    }

    private static RouterPlan With(Func<VirtualRouterParameters, VirtualRouterParameters> change) =>
        Scene.WebPlan with { Attachment = Scene.WebPlan.Attachment with { Parameters = change(Scene.WebPlan.Attachment.Parameters) } };

    private static VirtualAddress Address(int last) => new(IPvXAddress.Parse($"192.0.2.{last}"), 24);

    private void Reconfigure(NodePlan plan)
    {
        Node.Tell(new NodeProtocol.Reconfigure(plan), TestActor);
        Settle();
        ExpectMsg<NodeProtocol.Reconfigured>(TimeSpan.Zero);
    }

    private IReadOnlyList<string> Names() => [.. Described().Select(router => router.Name).Order()];

    private List<RouterSnapshot> Described()
    {
        Node.Tell(new NodeProtocol.Describe(TestActor), TestActor);
        Settle();
        List<RouterSnapshot> described = [];
        while (HasMessages)
        {
            described.Add(ExpectMsg<RouterSnapshot>());
        }

        return described;
    }
}
