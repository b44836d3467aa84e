namespace Tandem.Configuration.Tests.Reading;

/// <summary>Keys and sections as such.</summary>
public sealed class StructureTests
{
    private const string RouterKeys =
        "segment, vrid, addresses, prefer, priorities, owner, version, advertisement-interval, preempt, preempt-delay, virtual-mac, accept, checksum, checks, authenticity, foreign-peers, announcements";

    [Theory]
    [InlineData("tandem {\n", "tandem {\nclustre = x\n", "2: tandem.clustre is not a known key (did you mean cluster?); allowed cluster, run-directory, state-directory, gate, stall-timeout, coordination, api, metrics, timeline, checks, preempt-delay, announcements, nodes, segments, virtual-routers")]
    [InlineData("tandem {\n", "tandem {\ngate.leese = 1s\n", "2: tandem.gate.leese is not a known key (did you mean lease?); allowed lease")]
    [InlineData("interface = eth0", "interface = eth0, gates = on", "9: tandem.segments.front.gates is not a known key (did you mean gate?); allowed interface, gate, arbitration")]
    [InlineData("address = 10.0.0.11", "address = 10.0.0.11, port = 7", "4: tandem.nodes.lb1.port is not a known key; allowed address, interfaces")]
    [InlineData("vrid = 51", "vrid = 51, premept = on", $"15: tandem.virtual-routers.web.premept is not a known key (did you mean preempt?); allowed {RouterKeys}")]
    [InlineData("tandem {\n", "akka { loglevel = DEBUG }, tandem {\n", "1: akka is not a known key; allowed tandem")]
    public void Unknown_key_is_refused_anywhere(string part, string replacement, string message) =>
        Assert.Equal("t.conf:" + message, Document.Error(Document.With(part, replacement)));

    [Theory]
    [InlineData("cluster = edge", "cluster = edge, gate = on", "2: tandem.gate is a value, not a section; allowed { ... } with lease")]
    [InlineData("vrid = 51", "vrid = 51, priorities = 9", "15: tandem.virtual-routers.web.priorities is a value, not a section; allowed { NAME ... }")]
    [InlineData("vrid = 51", "vrid = 51, announcements = [5]", "15: tandem.virtual-routers.web.announcements is a value, not a section; allowed { ... } with count, interval")]
    public void Value_in_place_of_a_section_is_refused(string part, string replacement, string message) =>
        Assert.Equal("t.conf:" + message, Document.Error(Document.With(part, replacement)));

    [Theory]
    [InlineData("lb3 {", "LB3 {", "6: tandem.nodes.LB3 has the name LB3")]
    [InlineData("lb3 {", "\"lb.3\" {", "6: tandem.nodes.lb.3 has the name lb.3")]
    [InlineData("back {", "-back {", "10: tandem.segments.-back has the name -back")]
    [InlineData("api {", "a_pi {", "19: tandem.virtual-routers.a_pi has the name a_pi")]
    public void Names_are_lower_case_letters_digits_and_hyphens(string part, string replacement, string message) => Assert.Equal(
        $"t.conf:{message}; allowed 1 to 63 of a-z, 0-9 and -, not - at either end", Document.Error(Document.With(part, replacement)));

    [Fact]
    public void Empty_document_is_refused() => Assert.Equal(
        "t.conf:1: tandem is missing; allowed one section tandem { ... } with cluster, run-directory, state-directory, gate, stall-timeout, coordination, api, metrics, timeline, checks, preempt-delay, announcements, nodes, segments, virtual-routers",
        Document.Error(""));

    [Fact]
    public void Every_required_section_is_missed() => Assert.Equal(
        [
            "t.conf:1: tandem.nodes is missing; allowed a section with at least one name: nodes { NAME { ... } }",
            "t.conf:1: tandem.segments is missing; allowed a section with at least one name: segments { NAME { ... } }",
            "t.conf:1: tandem.virtual-routers is missing; allowed a section with at least one name: virtual-routers { NAME { ... } }",
        ],
        Document.Errors("tandem { cluster = edge }").Order());

    [Fact]
    public void Empty_section_of_routers_is_refused() => Assert.Equal(
        "t.conf:2: tandem.virtual-routers is empty; allowed a section with at least one name: virtual-routers { NAME { ... } }",
        Document.Error("tandem { cluster = edge, nodes.a.address = 10.0.0.1, segments.s.interface = eth0\nvirtual-routers {} }"));

    [Fact]
    public void All_errors_are_reported_in_the_order_of_their_lines() => Assert.Equal(
        ["t.conf:2", "t.conf:4", "t.conf:9", "t.conf:15", "t.conf:16", "t.conf:17", "t.conf:21"],
        Document.Errors(Document.Good
                .Replace("edge", "Edge", StringComparison.Ordinal)
                .Replace("10.0.0.11", "lb1.example", StringComparison.Ordinal)
                .Replace("eth0", "an-interface-name", StringComparison.Ordinal)
                .Replace("vrid = 51", "vrid = 0", StringComparison.Ordinal)
                .Replace("1.100/24", "1.100", StringComparison.Ordinal)
                .Replace("[lb1, lb2]", "[lb1, lb7]", StringComparison.Ordinal)
                .Replace("vrid = 52", "vrid = 300", StringComparison.Ordinal))
            .Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]));
}
