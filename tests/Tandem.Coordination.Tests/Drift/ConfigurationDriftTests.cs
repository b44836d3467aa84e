using Tandem.Coordination.Drift;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Drift;

/// <summary>Differences between nodes, in words.</summary>
public sealed class ConfigurationDriftTests
{
    [Fact]
    public void Who_has_what_is_named()
    {
        var nodes = Nodes(("lb1", Web(51, "1000ms")), ("lb2", Web(51, "100ms")), ("lb3", Web(51, "1000ms")));

        Assert.Equal(
            "web: advertisement-interval differs: 1000ms on lb1, lb3; 100ms on lb2", Assert.Single(ConfigurationDrift.Compare(nodes)).Words);
    }

    [Fact]
    public void Router_of_one_name_with_two_keys_is_named() => Assert.Equal(
        "web: the router differs: front-4-51 on lb1; front-4-52 on lb2",
        Assert.Single(ConfigurationDrift.Compare(Nodes(("lb1", Web(51, "1000ms")), ("lb2", Web(52, "1000ms"))))).Words);

    [Fact]
    public void Same_configuration_is_no_difference() =>
        Assert.Empty(ConfigurationDrift.Compare(Nodes(("lb1", Web(51, "1000ms")), ("lb2", Web(51, "1000ms")))));

    [Fact]
    public void A_node_with_the_file_of_another_cluster_size_is_named()
    {
        var nodes = new Dictionary<string, ConfigurationDigest>
        {
            ["lb1"] = ConfigurationDigests.Of([Web(51, "1000ms")], [new("nodes", "lb1 10.0.0.11, lb2 10.0.0.12")]),
            ["lb2"] = ConfigurationDigests.Of([Web(51, "1000ms")], [new("nodes", "lb1 10.0.0.11, lb2 10.0.0.12, lb3 10.0.0.13")]),
        };

        Assert.Equal(
            new Difference(null, "nodes", "nodes differs: lb1 10.0.0.11, lb2 10.0.0.12 on lb1; lb1 10.0.0.11, lb2 10.0.0.12, lb3 10.0.0.13 on lb2"),
            Assert.Single(ConfigurationDrift.Compare(nodes)));
    }

    [Fact]
    public void What_an_older_node_does_not_say_of_the_cluster_is_no_difference() => Assert.Empty(ConfigurationDrift.Compare(new Dictionary<string, ConfigurationDigest>
    {
        ["lb1"] = ConfigurationDigests.Of([Web(51, "1000ms")], [new("nodes", "lb1, lb2")]),
        ["lb2"] = ConfigurationDigests.Of([Web(51, "1000ms")]),
    }));

    [Fact]
    public void A_router_that_a_node_should_have_by_the_file_of_another_is_named()
    {
        RouterConfiguration api = new(new("front", Family.IPv4, new Vrid(52)), "api", [new("priorities", "lb2=254, lb3=251")]);
        var nodes = new Dictionary<string, ConfigurationDigest>
        {
            ["lb1"] = ConfigurationDigests.Of([Web(51, "1000ms")]),
            ["lb2"] = ConfigurationDigests.Of([Web(51, "1000ms"), api]),
            ["lb3"] = ConfigurationDigests.Of([]),
        };

        Assert.Equal("api: lb3 takes part by the file of lb2 and not by its own", Assert.Single(ConfigurationDrift.Compare(nodes)).Words);
    }

    [Fact]
    public void A_file_too_large_for_a_message_is_compared_as_a_whole()
    {
        RouterConfiguration Large(string value) => new(new("front", Family.IPv4, new Vrid(51)), "web", [new("addresses", value + new string('x', 600_000)), new("priorities", "lb1=254, lb2=251")]);
        ConfigurationDigest Cut(string value) => Fitting.Cut(ConfigurationDigests.Of([Large(value)], []));

        Assert.Empty(ConfigurationDrift.Compare(new Dictionary<string, ConfigurationDigest> { ["lb1"] = Cut("a"), ["lb2"] = Cut("a") }));
        Assert.Equal("virtual-routers", Assert.Single(ConfigurationDrift.Compare(new Dictionary<string, ConfigurationDigest> { ["lb1"] = Cut("a"), ["lb2"] = Cut("b") })).Subject);
    }

    [Fact]
    public void The_board_tells_what_begins_and_what_ends_once()
    {
        var board = new DriftBoard("lb1", ConfigurationDigests.Of([Web(51, "1000ms")]));

        var began = board.Hear("lb2", ConfigurationDigests.Of([Web(51, "100ms")]));
        var again = board.Hear("lb2", ConfigurationDigests.Of([Web(51, "100ms")]));
        var other = board.Hear("lb2", ConfigurationDigests.Of([Web(51, "200ms")]));
        var ended = board.Hear("lb2", ConfigurationDigests.Of([Web(51, "1000ms")]));

        Assert.Equal("web: advertisement-interval differs: 1000ms on lb1; 100ms on lb2", Assert.Single(began.Begun).Words);
        Assert.Empty(began.Ended);
        Assert.Equal((0, 0), (again.Begun.Length, again.Ended.Length));
        Assert.Equal("web: advertisement-interval differs: 1000ms on lb1; 200ms on lb2", Assert.Single(other.Begun).Words);
        Assert.Empty(other.Ended);
        Assert.Equal("web: advertisement-interval", Assert.Single(ended.Ended).Subject);
        Assert.Empty(board.Current);
    }

    /// <summary>The digest is that of "front-4-51 web\nadvertisement-interval=1000ms\n", by sha256sum.</summary>
    [Fact]
    public void Digest_is_what_it_always_was() => Assert.Equal(
        "7b5ad79a203abf1db4cc72728ea1919982ef9782b81ea417dd1cceb918d5835b", ConfigurationDigests.Of([Web(51, "1000ms")]).Digest);

    private static Dictionary<string, ConfigurationDigest> Nodes(params (string Node, RouterConfiguration Router)[] nodes) =>
        nodes.ToDictionary(node => node.Node, node => ConfigurationDigests.Of([node.Router]));

    private static RouterConfiguration Web(int vrid, string interval) =>
        new(new("front", Family.IPv4, new Vrid(vrid)), "web", [new("advertisement-interval", interval)]);
}
