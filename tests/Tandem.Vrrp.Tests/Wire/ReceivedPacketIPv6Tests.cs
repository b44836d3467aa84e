using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class ReceivedPacketIPv6Tests
{
    private static readonly byte[] Message = PeerMessage.V6.Bytes();

    [Fact]
    [Clause("RFC 9568", "5.1.2")]
    public void A_packet_to_the_group_is_taken_apart()
    {
        Assert.True(ReceivedPacket.TryParse(Frames.IPv6(Message), out var packet));

        Assert.Equal("02:00:00:00:00:03", packet.EthernetSource.ToString());
        Assert.Equal(Routers.Peer6, packet.Source);
        Assert.Equal("ff02::12", packet.Destination.ToString());
        Assert.Equal(255, packet.Ttl);
        Assert.Equal(Family.IPv6, packet.Family);
        Assert.Equal(Hex.Text(Message), Hex.Text(packet.Payload));
    }

    [Theory]
    [InlineData(0, "7000 0000 0000 0000")]
    [InlineData(60, "7001 0000 0000 0000 0000 0000 0000 0000")]
    [InlineData(0, "3c00 0000 0000 0000 7000 0000 0000 0000")]
    public void Options_headers_are_skipped(byte nextHeader, string extensions)
    {
        Assert.True(ReceivedPacket.TryParse(Frames.IPv6([.. Hex.Bytes(extensions), .. Message], nextHeader), out var packet));

        Assert.Equal(Hex.Text(Message), Hex.Text(packet.Payload));
    }

    [Theory]
    [InlineData(44, "7000 0000 0000 0000")] // fragment
    [InlineData(43, "7000 0000 0000 0000")] // routing
    [InlineData(58, "")]
    public void Fragments_and_other_protocols_are_refused(byte nextHeader, string extensions) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv6([.. Hex.Bytes(extensions), .. Message], nextHeader), out _));

    [Theory]
    [InlineData("")]
    [InlineData("70")]
    [InlineData("70000000000000")] // seven bytes
    [InlineData("7001000000000000")] // sixteen bytes are announced
    public void A_broken_options_header_is_refused(string extension) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv6(Hex.Bytes(extension), 0), out _));

    [Fact]
    public void Padding_is_left_out()
    {
        Assert.True(ReceivedPacket.TryParse([.. Frames.IPv6(Message), 0, 0], out var packet));

        Assert.Equal(40, packet.Payload.Length);
    }

    [Fact]
    public void A_payload_length_beyond_the_frame_is_refused() =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv6(Message, payloadLength: 41), out _));

    [Theory]
    [InlineData("ff02::1")]
    [InlineData("fe80::2")]
    [Clause("RFC 9568", "5.1.2.2")]
    public void Another_destination_is_refused(string destination) =>
        Assert.False(ReceivedPacket.TryParse(Frames.IPv6(Message, destination: destination), out _));

    [Fact]
    public void Another_IP_version_is_refused() => Assert.False(ReceivedPacket.TryParse(Frames.IPv6(Message, version: 4), out _));

    [Fact]
    public void A_frame_cut_anywhere_is_refused()
    {
        var whole = Frames.IPv6([.. Hex.Bytes("7000 0000 0000 0000"), .. Message], 0);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.False(ReceivedPacket.TryParse(whole.AsSpan(0, length), out _), $"cut to {length}");
        }
    }
}
