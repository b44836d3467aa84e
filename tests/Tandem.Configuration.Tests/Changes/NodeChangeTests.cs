using Tandem.Configuration.Changes;

namespace Tandem.Configuration.Tests.Changes;

public sealed class NodeChangeTests
{
    [Fact]
    public void The_same_document_is_nothing_to_do()
    {
        var change = Change(Document.Good);

        Assert.True(change.IsNothing);
        Assert.Empty(change.NeedRestart);
    }

    [Theory]
    [InlineData("advertisement-interval = 50ms", "web: advertisement-interval 1000ms => 50ms")]
    [InlineData("preempt = off", "web: preempt on => off")]
    [InlineData("announcements { count = 3 }", "web: announcements 5 every 1000ms => 3 every 1000ms")]
    [InlineData("version = 2", "web starts afresh: version 3 => 2")]
    [InlineData("virtual-mac = off", "web starts afresh: virtual-mac on => off")]
    [InlineData("accept = off", "web starts afresh: accept on => off")]
    public void A_setting_of_a_router_changes_that_router_alone(string setting, string expected)
    {
        Assert.Equal([expected], Words(Change(Document.WithWeb(setting))));
    }

    [Fact]
    public void Who_takes_part_changes_each_nodes_share()
    {
        var swapped = Document.With("prefer = [lb1, lb2]", "prefer = [lb2, lb1]");
        var alone = Document.With("prefer = [lb1, lb2]", "prefer = [lb2]");

        Assert.Equal(["web: priority 254 => 251, participants lb1=254, lb2=251 => lb2=254, lb1=251"], Words(Change(swapped)));
        Assert.Equal(["web is removed"], Words(Change(alone)));
        Assert.Equal(["web is added"], Words(Change(Document.With("prefer = [lb1, lb2]", "prefer = [lb1, lb2, lb3]"), "lb3")));
    }

    [Fact]
    public void Another_VRID_is_another_router()
    {
        Assert.Equal(["web is added", "web is removed"], Words(Change(Document.With("vrid = 51", "vrid = 61"))));
    }

    [Fact]
    public void What_only_a_restart_can_change_is_named_and_stays()
    {
        var text = Document.With("cluster = edge", "cluster = edge\n  gate.lease = 500ms").Replace("interface = eth0", "interface = ens3", StringComparison.Ordinal);

        var change = Change(text);

        Assert.Equal(["gate.lease 300ms => 500ms", "segments.front.interface eth0 => ens3"], change.NeedRestart.Select(value => value.ToString()));
        Assert.True(change.IsNothing);
        Assert.Equal("eth0", change.Result.Segments[0].Interface);
        Assert.Equal(TimeSpan.FromMilliseconds(300), change.Result.GateLease);
    }

    [Fact]
    public void A_segment_comes_and_goes_with_its_routers()
    {
        var moved = Document.With("segment = front", "segment = back");

        var change = Change(moved);

        Assert.Equal(["web is added", "web is removed"], Words(change));
        Assert.Equal(["back", "front"], change.Result.Segments.Select(segment => segment.Name));
        Assert.Empty(change.NeedRestart);
    }

    [Fact]
    public void A_check_that_is_another_is_named()
    {
        const string Checks = """
            checks { haproxy { type = process, process = haproxy } }
              virtual-routers {
            """;
        var checkedOnce = Document.WithWeb("checks { haproxy = -50 }").Replace("virtual-routers {", Checks, StringComparison.Ordinal);

        var change = Change(checkedOnce);

        Assert.Equal(["web: checks none => haproxy -50"], Words(change));
        Assert.Equal(["haproxy"], change.Checks);
        Assert.Single(change.Result.Checks);
    }

    private static NodeChange Change(string text, string node = "lb1") =>
        NodeChange.Between(Document.Configuration(Document.Good).ForNode(node), Document.Configuration(text).ForNode(node));

    private static IReadOnlyList<string> Words(NodeChange change) => [.. change.Routers.Select(router => router.ToString())];
}
