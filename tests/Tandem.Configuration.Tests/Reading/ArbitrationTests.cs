using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Tests.Reading;

/// <summary>Arbitration is off, and where it is on there is somebody to witness it.</summary>
public sealed class ArbitrationTests
{
    [Fact]
    public void It_is_off_when_nothing_is_said() => Assert.Equal((false, null), Of(Document.Good));

    [Fact]
    public void A_witness_is_used_only_where_it_is_asked()
    {
        Assert.Equal((true, IPvXAddress.Parse("192.168.1.1")), Of(With("mode = witness, witness = 192.168.1.1")));
        Assert.Equal((false, null), Of(With("mode = off, witness = 192.168.1.1")));
    }

    [Fact]
    public void Three_nodes_on_a_segment_are_witnesses_themselves() =>
        Assert.Equal((true, null), Of(With("mode = witness").Replace("[lb2, lb1]", "[lb2, lb3]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("mode = witness", "mode is witness; allowed off, or with a witness = ADDRESS beside it, or with 3 nodes on the segment (it has 2)")]
    [InlineData("mode = witness, witness = 192.168.1.101", "witness is 192.168.1.101; allowed an address that stays where it is; this one moves with virtual router api")]
    [InlineData("mode = witness, witness = 10.0.0.13", "witness is 10.0.0.13; allowed an address of somebody else, such as the segment's router; this one is node lb3")]
    [InlineData("mode = witness, witness = \"fe80::1\"", "witness is fe80::1; allowed an IPv4 address: no router of segment front is of another family")]
    [InlineData("mode = witness, witness = 224.0.0.18", "witness is 224.0.0.18; allowed the IPv4 or IPv6 address of a host on the segment that answers to ARP or neighbour solicitations, without prefix length: 192.168.1.1")]
    public void What_cannot_witness_is_refused(string settings, string message) =>
        Assert.Equal($"t.conf:9: tandem.segments.front.arbitration.{message}", Document.Error(With(settings)));

    [Fact]
    public void Without_a_channel_nothing_can_be_settled() => Assert.Equal(
        "t.conf:9: tandem.segments.front.arbitration.mode is witness; allowed off while tandem.coordination.enabled is off: it is settled over the channel between the nodes",
        Document.Error(With("mode = witness, witness = 192.168.1.1").Replace("cluster = edge", "cluster = edge, coordination.enabled = off", StringComparison.Ordinal)));

    private static string With(string settings) => Document.With("interface = eth0", $"interface = eth0, arbitration {{ {settings} }}");

    private static (bool IsOn, IPvXAddress? Witness) Of(string text)
    {
        var arbitration = Document.Configuration(text).ForNode("lb1").Segments.Single(segment => segment.Name == "front").Arbitration;
        return (arbitration.IsOn, arbitration.Witness);
    }
}
