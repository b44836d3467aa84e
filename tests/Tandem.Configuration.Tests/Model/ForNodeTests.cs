using Tandem.Configuration.Model;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Tests.Model;

/// <summary>What one node gets out of the document all share.</summary>
public sealed class ForNodeTests
{
    [Fact]
    public void Node_has_the_routers_it_takes_part_in_with_its_own_priorities()
    {
        var node = Document.Configuration(Document.Good).ForNode("lb2");

        var segment = Assert.Single(node.Segments);
        Assert.Equal(("front", "eth0", true), (segment.Name, segment.Interface, segment.Gate));
        Assert.Equal([("api", 254), ("web", 251)], segment.Routers.Select(router => (router.Name, (int)router.Parameters.Priority.Value)));
    }

    [Fact]
    public void Node_that_nobody_names_takes_part_in_nothing() =>
        Assert.Empty(Document.Configuration(Document.Good).ForNode("lb3").Segments);

    [Fact]
    public void Every_node_is_told_where_all_of_them_talk()
    {
        var coordination = Document.Configuration(Document.With("cluster = edge", "cluster = edge, coordination.port = 4711")).ForNode("lb2").Coordination;

        Assert.Equal(
            new CoordinationConfiguration(
                4711, [new("lb1", IPvXAddress.Parse("10.0.0.11")), new("lb2", IPvXAddress.Parse("10.0.0.12")), new("lb3", IPvXAddress.Parse("10.0.0.13"))],
                new("/etc/tandem/pki/ca.pem", "/etc/tandem/pki/lb2.pem", "/etc/tandem/pki/lb2.pem")),
            coordination);
    }

    [Fact]
    public void There_is_no_channel_when_it_is_off() =>
        Assert.Null(Document.Configuration(Document.With("cluster = edge", "cluster = edge, coordination.enabled = off")).ForNode("lb2").Coordination);

    [Theory]
    [InlineData("auto", "10.0.0.", true)]
    [InlineData("auto", "127.0.0.", false)]
    [InlineData("on", "127.0.0.", true)]
    [InlineData("off", "10.0.0.", false)]
    public void The_channel_is_in_plain_text_within_one_machine_or_where_the_file_says_so(string mode, string network, bool expected)
    {
        var text = Document.With("cluster = edge", $"cluster = edge, coordination.tls.mode = {mode}").Replace("10.0.0.", network, StringComparison.Ordinal);

        Assert.Equal(expected, Document.Configuration(text).ForNode("lb2").Coordination?.Tls is not null);
    }

    [Fact]
    public void One_node_on_another_machine_is_enough_for_TLS() => Assert.NotNull(Document.Configuration(
        Document.Good.Replace("10.0.0.11", "127.0.0.1", StringComparison.Ordinal)).ForNode("lb1").Coordination?.Tls);

    [Fact]
    public void Operators_files_have_the_nodes_name_in_them_and_the_key_is_beside_the_certificate() => Assert.Equal(
        new TlsConfiguration("/a/ca.pem", "/b/lb2/tls.crt", "/b/lb2/tls.crt"),
        Document.Configuration(Document.With("cluster = edge", "cluster = edge, coordination.tls { ca = /a/ca.pem, certificate = \"/b/{node}/tls.crt\" }"))
            .ForNode("lb2").Coordination?.Tls);

    [Fact]
    public void There_is_no_channel_for_a_node_that_is_alone_in_its_file() => Assert.Null(Document.Configuration(
        """
        tandem {
          cluster = edge
          nodes { lb1 { address = 10.0.0.11 } }
          segments { front { interface = eth0 } }
          virtual-routers { web { segment = front, vrid = 51, addresses = ["192.168.1.100/24"], prefer = [lb1] } }
        }
        """).ForNode("lb1").Coordination);

    [Theory]
    [InlineData("", "", Authenticity.Attested)]
    [InlineData("coordination.enabled = off", "", Authenticity.Vrrp)]
    [InlineData("coordination.authenticity = vrrp", "", Authenticity.Vrrp)]
    [InlineData("coordination.authenticity = vrrp", "authenticity = attested", Authenticity.Attested)]
    [InlineData("coordination.authenticity = attested", "authenticity = auto", Authenticity.Attested)]
    [InlineData("coordination.enabled = off", "authenticity = attested", Authenticity.Attested)]
    [InlineData("", "authenticity = vrrp", Authenticity.Vrrp)]
    public void Members_are_asked_when_there_is_a_channel_unless_the_file_says_otherwise(string cluster, string web, Authenticity expected)
    {
        var text = Document.WithWeb(web).Replace("cluster = edge", $"cluster = edge\n{cluster}", StringComparison.Ordinal);

        Assert.Equal(expected, Document.Configuration(text).ForNode("lb1").Segments[0].Routers.Single(router => router.Name == "web").Authenticity);
    }

    [Fact]
    public void Nobody_is_asked_about_a_router_of_one_node_alone() => Assert.Equal(
        Authenticity.Vrrp, Document.Configuration(Document.With("prefer = [lb1, lb2]", "prefer = [lb1]")).ForNode("lb1").Segments[0].Routers[1].Authenticity);

    [Fact]
    public void Unknown_node_is_refused_with_the_nodes_there_are()
    {
        var configuration = Document.Configuration(Document.Good);

        var refusal = Assert.Throws<ArgumentException>(() => configuration.ForNode("lb4"));

        Assert.StartsWith("node is lb4; allowed one of the nodes of this cluster: lb1, lb2, lb3", refusal.Message, StringComparison.Ordinal);
        Assert.False(configuration.HasNode("lb4"));
        Assert.True(configuration.HasNode("lb3"));
    }

    [Fact]
    public void Interface_of_a_node_goes_before_the_segments()
    {
        var configuration = Document.Configuration(Document.With("address = 10.0.0.12", "address = 10.0.0.12, interfaces { front = ens3 }"));

        Assert.Equal("ens3", configuration.ForNode("lb2").Segments[0].Interface);
        Assert.Equal("eth0", configuration.ForNode("lb1").Segments[0].Interface);
    }

    [Fact]
    public void Everything_left_out_has_its_default()
    {
        var node = Document.Configuration(Document.Good).ForNode("lb1");

        var expected = new VirtualRouterParameters(
            new("front", Family.IPv4, new Vrid(51)),
            VrrpVersion.V3,
            new Priority(254),
            new AdvertisementInterval(100),
            new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.168.1.100"), 24)),
            PreemptMode: true,
            ChecksumSetting.Auto);
        Assert.Equal(new RouterConfiguration("web", expected, VirtualMac: true, Accept: true, new(5, TimeSpan.FromSeconds(1))) { Others = ["lb2"], Participants = [new("lb1", new(254)), new("lb2", new(251))], Authenticity = Authenticity.Attested }, node.Segments[0].Routers[1]);
        Assert.Equal(("/var/lib/tandem", TimeSpan.FromHours(720), 67_108_864L), (node.Timeline.Directory, node.Timeline.MaxAge, node.Timeline.MaxSize));
        Assert.Equal(("/run/tandem", TimeSpan.FromMilliseconds(300)), (node.RunDirectory, node.GateLease));
    }

    [Fact]
    public void Everything_written_down_arrives()
    {
        var text = Document.WithWeb(
            """
            owner = on, version = 3, advertisement-interval = 40.95s, preempt = off, virtual-mac = off, accept = off
            checksum = message-only, announcements { count = 60 }, authenticity = vrrp, foreign-peers = [192.168.1.8, 192.168.1.7]
            """).Replace("cluster = edge", "cluster = edge, run-directory = /run/x, gate.lease = 10s, announcements.interval = 100ms", StringComparison.Ordinal)
            .Replace("interface = eth0", "interface = eth0, gate = off", StringComparison.Ordinal);

        var node = Document.Configuration(text).ForNode("lb1");

        var web = node.Segments[0].Routers[1];
        var expected = new VirtualRouterParameters(
            new("front", Family.IPv4, new Vrid(51)),
            VrrpVersion.V3,
            Priority.Owner,
            AdvertisementInterval.LongestV3,
            new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.168.1.100"), 24)),
            PreemptMode: false,
            ChecksumSetting.MessageOnly);
        Assert.Equal(new RouterConfiguration("web", expected, VirtualMac: false, Accept: false, new(60, TimeSpan.FromMilliseconds(100))) { Others = ["lb2"], Participants = [new("lb1", Priority.Owner), new("lb2", new(251))], Authenticity = Authenticity.Vrrp, ForeignPeers = [IPvXAddress.Parse("192.168.1.8"), IPvXAddress.Parse("192.168.1.7")] }, web);
        Assert.Equal(("/run/x", TimeSpan.FromSeconds(10)), (node.RunDirectory, node.GateLease));
        Assert.False(node.Segments[0].Gate);
    }

    [Fact]
    public void Announcements_of_a_router_go_before_the_clusters_key_by_key()
    {
        var text = Document.WithWeb("announcements.interval = 2s")
            .Replace("cluster = edge", "cluster = edge, announcements { count = 7, interval = 3s }", StringComparison.Ordinal);

        var routers = Document.Configuration(text).VirtualRouters;

        Assert.Equal(new AnnouncementOptions(7, TimeSpan.FromSeconds(3)), routers[0].Announcements);
        Assert.Equal(new AnnouncementOptions(7, TimeSpan.FromSeconds(2)), routers[1].Announcements);
    }

    [Theory]
    [InlineData("10ms", 3, 1)]
    [InlineData("0.01s", 3, 1)]
    [InlineData("1.5s", 3, 150)]
    [InlineData("40950ms", 3, 4095)]
    [InlineData("1000ms", 2, 100)]
    [InlineData("255s", 2, 25500)]
    public void Interval_is_counted_in_centiseconds(string written, int version, int centiseconds) => Assert.Equal(
        centiseconds,
        Document.Configuration(Document.WithWeb($"version = {version}, advertisement-interval = {written}"))
            .ForNode("lb1").Segments[0].Routers[1].Parameters.AdvertisementInterval.Centiseconds);

    [Fact]
    public void Equal_documents_give_equal_configurations()
    {
        var one = Document.Configuration(Document.Good);

        Assert.Equal(one, Document.Configuration(Document.Good));
        Assert.Equal(one.GetHashCode(), Document.Configuration(Document.Good).GetHashCode());
        Assert.NotEqual(one, Document.Configuration(Document.With("vrid = 52", "vrid = 53")));
    }
}
