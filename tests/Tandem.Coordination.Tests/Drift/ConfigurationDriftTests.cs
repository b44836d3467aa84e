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

    /// <summary>The digest is that of "front-4-51 web\nadvertisement-interval=1000ms\n", by sha256sum.</summary>
    [Fact]
    public void Digest_is_what_it_always_was() => Assert.Equal(
        "7b5ad79a203abf1db4cc72728ea1919982ef9782b81ea417dd1cceb918d5835b", ConfigurationDigests.Of([Web(51, "1000ms")]).Digest);

    private static Dictionary<string, ConfigurationDigest> Nodes(params (string Node, RouterConfiguration Router)[] nodes) =>
        nodes.ToDictionary(node => node.Node, node => ConfigurationDigests.Of([node.Router]));

    private static RouterConfiguration Web(int vrid, string interval) =>
        new(new("front", Family.IPv4, new Vrid(vrid)), "web", [new("advertisement-interval", interval)]);
}
