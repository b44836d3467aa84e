using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class ReceivedPacketIPv4Tests
{
    private static readonly string Message = Hex.Text(new PeerMessage().Bytes());

    [Fact]
    [Clause("RFC 9568", "5.1.1")]
    public void A_packet_to_the_group_is_taken_apart()
    {
        Assert.True(ReceivedPacket.TryParse(Frames.IPv4(), out var packet));

        Assert.Equal("02:00:00:00:00:03", packet.EthernetSource.ToString());
        Assert.Equal(Routers.Peer4, packet.Source);
        Assert.Equal("224.0.0.18", packet.Destination.ToString());
        Assert.Equal(255, packet.Ttl);
        Assert.Equal(Family.IPv4, packet.Family);
        Assert.Equal(Message, Hex.Text(packet.Payload));
    }

    [Theory]
    [InlineData("", "0000 0000 0000 0000 0000 0000 0000")]
    [InlineData("94040000", "0000 0000 0000 0000 0000")]
    [InlineData("01010101 01010101 01010101 01010101 01010101 01010101 01010101 01010101 01010101 01010101", "")]
    public void Options_and_padding_are_left_out(string options, string padding)
    {
        Assert.True(ReceivedPacket.TryParse(Frames.IPv4(options: options, padding: padding), out var packet));

        Assert.Equal(Message, Hex.Text(packet.Payload));
    }

    [Theory]
    [InlineData("8100 0000")]
    [InlineData("8100 c000")]
    public void A_priority_tag_is_skipped(string tag)
    {
        Assert.True(ReceivedPacket.TryParse(Frames.IPv4($"01005e000012 020000000003 {tag} 0800"), out var packet));

        Assert.Equal(Message, Hex.Text(packet.Payload));
    }

    [Theory]
    [InlineData("01005e000012 020000000003 8100 000a 0800")]
    [InlineData("01005e000012 020000000003 8100 0000 8100 0000 0800")]
    [InlineData("01005e000012 020000000003 88a8 0000 0800")]
    [InlineData("01005e000012 020000000003 0806")]
    [InlineData("01005e000012 020000000003 0040")]
    public void Other_VLANs_and_other_types_are_refused(string ethernet) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv4(ethernet), out _));

    [Theory]
    [InlineData("2000")] // the first fragment
    [InlineData("0001")] // a later one
    public void Fragments_are_refused(string flags) => Assert.False(ReceivedPacket.TryParse(Frames.IPv4(flags: flags), out _));

    [Fact]
    public void Do_not_fragment_is_no_fragment() => Assert.True(ReceivedPacket.TryParse(Frames.IPv4(flags: "4000"), out _));

    [Fact]
    public void A_wrong_header_checksum_is_refused() => Assert.False(ReceivedPacket.TryParse(Frames.IPv4(headerError: 0x0100), out _));

    [Fact]
    [Clause("RFC 9568", "5.1.1.4")]
    public void Another_protocol_is_refused() => Assert.False(ReceivedPacket.TryParse(Frames.IPv4(protocol: 17), out _));

    [Theory]
    [InlineData("192.0.2.2")]
    [InlineData("224.0.0.1")]
    [Clause("RFC 9568", "5.1.1.2")]
    public void Another_destination_is_refused(string destination) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv4(destination: destination), out _));

    [Theory]
    [InlineData(33)] // one more than there is
    [InlineData(19)] // less than the header
    public void A_total_length_that_cannot_be_is_refused(int length) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv4(totalLength: length), out _));

    [Fact]
    public void A_header_length_below_twenty_is_refused() => Assert.False(ReceivedPacket.TryParse(Frames.IPv4(words: 4), out _));

    [Fact]
    public void A_header_longer_than_the_packet_is_refused() =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv4(words: 15), out _));

    [Fact]
    public void Another_IP_version_is_refused() => Assert.False(ReceivedPacket.TryParse(Frames.IPv4(version: 6), out _));

    [Fact]
    public void A_frame_cut_anywhere_is_refused()
    {
        var whole = Frames.IPv4("01005e000012 020000000003 8100 0000 0800");
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.False(ReceivedPacket.TryParse(whole.AsSpan(0, length), out _), $"cut to {length}");
        }
    }
}
