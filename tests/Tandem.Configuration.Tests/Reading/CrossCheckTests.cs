namespace Tandem.Configuration.Tests.Reading;

/// <summary>Sections that are right alone and wrong together.</summary>
public sealed class CrossCheckTests
{
    [Fact]
    public void Two_routers_of_a_segment_and_family_cannot_share_a_VRID() => Assert.Equal(
        "t.conf:21: tandem.virtual-routers.api.vrid is 51; allowed a VRID that no other IPv4 router of segment front has (web has it, line 15)",
        Document.Error(Document.With("vrid = 52", "vrid = 51")));

    [Fact]
    public void The_same_VRID_in_the_other_family_is_another_router() =>
        Document.Configuration(Document.With("vrid = 52\n      addresses = [\"192.168.1.101/24\"]", "vrid = 51\n      addresses = [\"fe80::1/64\"]"));

    [Fact]
    public void The_same_VRID_and_address_on_another_segment_are_another_router() =>
        Document.Configuration(Document.With(
            "segment = front\n      vrid = 52\n      addresses = [\"192.168.1.101/24\"]",
            "segment = back\n      vrid = 51\n      addresses = [\"192.168.1.100/24\"]"));

    [Fact]
    public void Two_routers_of_a_segment_cannot_share_an_address() => Assert.Equal(
        "t.conf:22: tandem.virtual-routers.api.addresses has 192.168.1.100/16; allowed an address that no other router of segment front has (web has it, line 16)",
        Document.Error(Document.With("192.168.1.101/24", "192.168.1.100/16")));

    [Fact]
    public void Two_nodes_cannot_share_a_management_address() => Assert.Equal(
        "t.conf:5: tandem.nodes.lb2.address is 10.0.0.11; allowed an address of its own for every node (lb1 has it, line 4)",
        Document.Error(Document.With("10.0.0.12", "10.0.0.11")));

    [Fact]
    public void A_foreign_peer_is_no_node() => Assert.Equal(
        "t.conf:15: tandem.virtual-routers.web.foreign-peers has 10.0.0.12; allowed routers that are no nodes of this file; lb2 has this address (line 5)",
        Document.Error(Document.With("vrid = 51", "vrid = 51, foreign-peers = [10.0.0.12]")));

    [Fact]
    public void Management_address_cannot_be_virtual() => Assert.Equal(
        "t.conf:5: tandem.nodes.lb2.address is 192.168.1.101; allowed an address that stays with its node; this one moves with virtual router api",
        Document.Error(Document.With("10.0.0.12", "192.168.1.101")));

    [Fact]
    public void Two_segments_of_a_node_cannot_share_an_interface() => Assert.Equal(
        "t.conf:9: tandem.segments.front.interface is eth0; allowed an interface of its own for every segment; on node lb1 segment back is on it (line 4)",
        Document.Error(Document.With("segment = front\n      vrid = 52", "segment = back\n      vrid = 52")
            .Replace("address = 10.0.0.11", "address = 10.0.0.11, interfaces.back = eth0", StringComparison.Ordinal)));

    [Fact]
    public void Segments_that_no_node_has_both_may_be_on_interfaces_of_one_name() =>
        Document.Configuration(Document.With("interface = eth1", "interface = eth0")
            .Replace("segment = front\n      vrid = 52", "segment = back\n      vrid = 52", StringComparison.Ordinal)
            .Replace("[lb2, lb1]", "[lb3]", StringComparison.Ordinal));

    [Theory]
    [InlineData("priorities { lb1 = 255 }", "t.conf:18: tandem.virtual-routers.web.priorities.lb1 is 255; allowed 1..254; 255 only with owner = on")]
    [InlineData("owner = on\npriorities { lb2 = 255 }", "t.conf:19: tandem.virtual-routers.web.priorities.lb2 is 255; allowed 1..254: with owner = on the first node of prefer (lb1) owns the addresses")]
    [InlineData("owner = on\npriorities { lb1 = 200 }", "t.conf:19: tandem.virtual-routers.web.priorities.lb1 is 200; allowed 255: with owner = on the first node of prefer owns the addresses")]
    public void Priority_255_is_the_owners_alone(string settings, string message) =>
        Assert.Equal(message, Document.Error(Document.WithWeb(settings)));

    [Theory]
    [InlineData("lb1 = 255, lb2 = 255")]
    [InlineData("lb1 = 200, lb2 = 100")]
    public void Without_prefer_one_priority_of_255_names_the_owner(string priorities) => Assert.Equal(
        "t.conf:18: tandem.virtual-routers.web.owner is on; allowed on with prefer (its first node is the owner) or with exactly one node of priority 255",
        Document.Error(Document.With("prefer = [lb1, lb2]\n", $"priorities {{ {priorities} }}\nowner = on\n")));

    [Fact]
    public void Fifteen_nodes_cannot_be_ranked()
    {
        var names = Enumerable.Range(1, 15).Select(n => $"n{n}").ToList();
        var nodes = string.Join(", ", names.Select((name, n) => $"{name} {{ address = 10.1.0.{n + 1} }}"));
        var text = Document.With("nodes {\n", $"nodes {{ {nodes}\n").Replace("prefer = [lb1, lb2]", $"prefer = [{string.Join(", ", names)}]", StringComparison.Ordinal);

        Assert.Equal(
            "t.conf:17: tandem.virtual-routers.web.prefer has 15 nodes; allowed a list of 1..14 nodes, the preferred Master first: [lb1, lb2]",
            Document.Error(text));
    }
}
