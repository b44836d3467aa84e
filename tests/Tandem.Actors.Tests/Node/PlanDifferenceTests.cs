using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Node;

public sealed class PlanDifferenceTests
{
    private static readonly NodePlan Both = Scene.Plan(Scene.WebPlan, Scene.ApiPlan);

    [Fact]
    public void The_same_plan_made_anew_is_no_difference()
    {
        var difference = PlanDifference.Between(Both, Scene.Plan(Scene.Router("web", Scene.Web, 200), Scene.Router("api", Scene.Api, 100)));

        Assert.Equal("", Words(difference));
    }

    [Fact]
    public void Routers_come_and_go_one_by_one()
    {
        Assert.Equal("-front-4-52", Words(PlanDifference.Between(Both, Scene.Plan(Scene.WebPlan))));
        Assert.Equal("+api", Words(PlanDifference.Between(Scene.Plan(Scene.WebPlan), Both)));
    }

    [Fact]
    public void A_segment_begins_with_its_first_router()
    {
        var lan = new VirtualRouterKey("lan", Family.IPv4, new Vrid(51));
        var wanted = new NodePlan([.. Both.Segments, new SegmentPlan(new SegmentPortOptions("lan", "eth1", Gate: true, TimeSpan.FromMilliseconds(300)), [Scene.Router("db", lan, 200)])]);

        Assert.Equal("lan begins +db", Words(PlanDifference.Between(Both, wanted)));
        Assert.Equal("-lan-4-51", Words(PlanDifference.Between(wanted, Both)));
    }

    [Theory]
    [InlineData("priority", "~web")]
    [InlineData("interval", "~web")]
    [InlineData("addresses", "~web")]
    [InlineData("preempt", "~web")]
    [InlineData("name", "~www")]
    [InlineData("checks", "~web")]
    [InlineData("announcements", "~web")]
    [InlineData("version", "!web")]
    [InlineData("virtual-mac", "!web")]
    [InlineData("accept", "!web")]
    public void What_the_interface_has_not_prepared_a_router_for_has_to_start_afresh(string what, string expected)
    {
        var changed = Changed(what);

        Assert.Equal(expected, Words(PlanDifference.Between(Both, Scene.Plan(changed, Scene.ApiPlan))));
    }

    [Fact]
    public void Addresses_that_the_gate_refuses_packets_to_are_prepared_for()
    {
        var shut = Scene.WebPlan with { Attachment = Scene.WebPlan.Attachment with { Accept = false } };
        var other = Changed("addresses").Attachment with { Accept = false };

        Assert.Equal("!web", Words(PlanDifference.Between(Scene.Plan(shut), Scene.Plan(shut with { Attachment = other }))));
    }

    private static RouterPlan Changed(string what)
    {
        var (plan, attachment, parameters) = (Scene.WebPlan, Scene.WebPlan.Attachment, Scene.WebPlan.Attachment.Parameters);
        return what switch
        {
            "name" => plan with { Name = "www" },
            "checks" => plan with { Checks = [new RouterCheck("haproxy", -50)] },
            "announcements" => plan with { Attachment = attachment with { Announcements = new AnnouncementOptions(3, TimeSpan.FromSeconds(1)) } },
            "virtual-mac" => plan with { Attachment = attachment with { VirtualMac = false } },
            "accept" => plan with { Attachment = attachment with { Accept = false } },
            "priority" => With(parameters with { Priority = new Priority(120) }),
            "interval" => With(parameters with { AdvertisementInterval = new AdvertisementInterval(5) }),
            "addresses" => With(parameters with { Addresses = new VirtualAddresses([.. parameters.Addresses, new VirtualAddress(IPvXAddress.Parse("192.0.2.200"), 24)]) }),
            "preempt" => With(parameters with { PreemptMode = false }),
            _ => With(parameters with { Version = VrrpVersion.V2 }),
        };

        RouterPlan With(VirtualRouterParameters other) => plan with { Attachment = attachment with { Parameters = other } };
    }

    private static string Words(PlanDifference difference) => string.Join(
        ' ',
        [
            .. difference.Begun.Select(segment => $"{segment.Options.Segment} begins"),
            .. difference.Added.Select(router => $"+{router.Name}"),
            .. difference.Adjusted.Select(router => $"~{router.Name}"),
            .. difference.Replaced.Select(router => $"!{router.Name}"),
            .. difference.Removed.Select(router => $"-{router.Attachment.Key}"),
        ]);
}
