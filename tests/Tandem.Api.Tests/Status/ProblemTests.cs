using Tandem.Api.Contracts;
using Tandem.Api.Sights;
using Tandem.Api.Status;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Status;

/// <summary>What is said of a cluster in words, and that nothing old is shown as if it were of now.</summary>
public sealed class ProblemTests
{
    [Fact]
    public void When_all_is_well_nothing_is_said() => Assert.Empty(Problems(new SightBuilder().Build()));

    [Fact]
    public void A_silent_node_is_said_to_be_silent_and_its_routers_are_unknown()
    {
        var report = Report(new SightBuilder().Node("lb2", NodeStatus.Silent, SightBuilder.Now.AddSeconds(-41), SightBuilder.Now.AddSeconds(-42)).Build());

        Assert.Equal(
            [
                "warning lb2 is silent for 41 s: what it holds now is not known here",
                "warning lb2 does not say, but lb1 hears a Master at 192.168.1.12: api",
            ],
            Lines(report));
        var api = report.Routers.Single(router => router.Name == "api");
        Assert.Null(api.Master);
        Assert.Equal(
            new RouterOnNode("lb2", RouterOnNode.Unknown, null, "", null, null, null, null, RouterOnNode.Master, 42),
            api.Nodes.Single(node => node.Node == "lb2"));
        Assert.Null(report.Nodes.Single(node => node.Name == "lb2").Holds);
    }

    [Fact]
    public void When_this_node_s_actors_do_not_answer_what_they_said_before_is_not_shown_as_current()
    {
        var sight = new SightBuilder().Build().WithoutVoice("lb1");

        var report = new StatusComposer(SightBuilder.Facts, sight, SightBuilder.Now).Compose(lateness: null);

        Assert.Equal("critical the actors of lb1 do not answer: what is shown of it may be old", Lines(report)[0]);
        Assert.Null(report.Routers.Single(router => router.Name == "web").Master);
    }

    [Fact]
    public void A_router_that_nobody_holds_is_critical_when_everybody_says_so() => Assert.Equal(
        ["critical no Master: web"],
        Problems(new SightBuilder().Router("lb1", SightBuilder.Web, RouterOnNode.Backup, "Startup").Build()));

    [Fact]
    public void Two_Masters_are_critical_but_for_the_moment_of_a_change()
    {
        Assert.Equal(["critical several Masters, lb1 and lb2: web"], Problems(new SightBuilder().Router("lb2", SightBuilder.Web, RouterOnNode.Master, "MasterDown", age: 1).Build()));
        Assert.Equal(["notice changing over, lb1 and lb2: web"], Problems(new SightBuilder().Router("lb2", SightBuilder.Web, RouterOnNode.Master, "HandOver", age: 0.9).Build()));
    }

    [Fact]
    public void What_takes_no_part_is_said_with_its_reason_once_for_all_routers() => Assert.Equal(
        ["warning takes no part on lb2, InterfaceDown: api, web", "critical no Master: api"],
        Problems(new SightBuilder().Router("lb2", SightBuilder.Web, RouterOnNode.Initialize, "InterfaceDown").Router("lb2", SightBuilder.Api, RouterOnNode.Initialize, "InterfaceDown").Build())
            .OrderByDescending(line => line));

    [Fact]
    public void What_an_operator_wanted_is_a_notice()
    {
        var sight = new SightBuilder().Router("lb1", SightBuilder.Web, RouterOnNode.Backup, "HigherPriority").Router("lb2", SightBuilder.Web, RouterOnNode.Master, "HandOver").Build();

        Assert.Equal(["notice lb1 is drained"], Problems(sight with { Drained = ["lb1"] }));
        Assert.Equal(["notice on lb2, not on lb1 where the configuration prefers it: web"], Problems(sight));
        Assert.Equal(["notice moved to lb2: web"], Problems(sight with { Moved = sight.Moved.Add(SightBuilder.Web, "lb2") }));
        Assert.Equal(["warning lb2 is drained, and still holds what no other node takes"], Problems(sight with { Drained = ["lb2"] }).Take(1));
    }

    [Fact]
    public void A_check_that_is_down_is_said_of_whichever_node_it_is()
    {
        var down = new CheckSight("haproxy", CheckStatus.Down, null, "connection refused");

        Assert.Equal(
            ["warning check haproxy is down: connection refused", "warning check haproxy is down on lb2: connection refused"],
            Problems(new SightBuilder().Build() with { Checks = [down], PeerChecks = [new("lb2", down, false), new("lb2", down with { Name = "link", State = CheckStatus.Up }, true)] }));
    }

    [Fact]
    public void Whoever_is_believed_and_whoever_is_not_is_said()
    {
        var stranger = Tandem.Vrrp.Model.IPvXAddress.Parse("192.168.1.66");
        const string Lost = "lb2 is not reached over the management network";

        Assert.Equal(
            [
                $"warning plain VRRP at present, because {Lost}: api, web",
                "warning advertisements as from 192.168.1.66, sent by 02:00:00:00:00:66, are dropped, no member stands for them: web",
                "warning advertisements as from 192.168.1.66 are dropped, no member stands for them: api",
            ],
            Problems(new SightBuilder().Build() with
            {
                Belief = new(
                    [new(SightBuilder.Api, Lost), new(SightBuilder.Web, Lost)],
                    [new(SightBuilder.Web, stranger, new(0x0200_0000_0066)), new(SightBuilder.Api, stranger, null)]),
            }));
    }

    [Fact]
    public void Without_a_channel_only_this_node_is_said_to_be_shown()
    {
        var alone = new SightBuilder().Build();

        Assert.Equal(
            ["notice the nodes' channel is off (coordination.enabled): only lb1 is shown", "warning lb2 does not say, but lb1 hears a Master at 192.168.1.12: api"],
            Problems(alone with { Channel = ChannelSight.Off, Nodes = [alone.Nodes[0]] }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_router_that_only_another_node_has_is_shown_by_its_key()
    {
        var stranger = new Tandem.Vrrp.Model.VirtualRouterKey("front", Tandem.Vrrp.Model.Family.IPv6, new Tandem.Vrrp.Model.Vrid(9));

        var report = Report(new SightBuilder().Router("lb2", stranger, RouterOnNode.Master, "MasterDown").Build());

        Assert.Equal(["api", "web", "front-6-9"], report.Routers.Select(router => router.Name));
        Assert.Equal("lb2", report.Routers[2].Master);
    }

    private static StatusReport Report(ClusterSight sight) => new StatusComposer(SightBuilder.Facts, sight, SightBuilder.Now).Compose(TimeSpan.FromMilliseconds(1));

    private static List<string> Problems(ClusterSight sight) => Lines(Report(sight));

    private static List<string> Lines(StatusReport report) => [.. report.Problems.Select(problem => $"{problem.Severity} {problem.Text}")];
}
