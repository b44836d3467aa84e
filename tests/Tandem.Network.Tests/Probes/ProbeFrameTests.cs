using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Probes;

/// <summary>Questions byte by byte, by RFC 826 and RFC 4861, and what questions and answers tell.</summary>
public sealed class ProbeFrameTests
{
    private static readonly MacAddress Own = new(0x02_00_00_00_00_0a);
    private static readonly MacAddress Peer = new(0x02_00_00_00_00_0b);
    private static readonly ProbeTarget Target4 = new("front", IPvXAddress.Parse("192.0.2.10"), IPvXAddress.Parse("192.0.2.11"));
    private static readonly ProbeTarget Target6 = new("front", IPvXAddress.Parse("fe80::a"), IPvXAddress.Parse("fe80::1234:5678"));

    // Hardware type 1, protocol 0800, lengths 6 and 4, request; own MAC and address; no MAC, the peer's address.
    private const string Arp = "0806" + "0001080006040001" + "02000000000a" + "c000020a" + "000000000000" + "c000020b";

    // Version 6, 32 bytes, ICMPv6, hop limit 255.
    private const string Header6 = "86dd" + "60000000" + "0020" + "3aff" + "fe80000000000000000000000000000a";

    // Target, then option 1 (source link-layer address), one unit of eight bytes.
    private const string Solicitation = "00000000" + "fe800000000000000000000012345678" + "0101" + "02000000000a";

    [Fact]
    public void Nobody_knows_where_it_is_and_everybody_is_asked()
    {
        Assert.Equal("ffffffffffff" + "02000000000a" + Arp, Written(Target4, null));

        // ff02::1:ff34:5678 and its MAC.
        Assert.Equal(
            "3333ff345678" + "02000000000a" + Header6 + "ff0200000000000000000001ff345678" + "8700" + Checksum6(0xff02 + 0x0001 + 0xff34 + 0x5678) + Solicitation,
            Written(Target6, null));
    }

    [Fact]
    public void Who_has_answered_is_asked_alone()
    {
        Assert.Equal("02000000000b" + "02000000000a" + Arp, Written(Target4, Peer));
        Assert.Equal(
            "02000000000b" + "02000000000a" + Header6 + "fe800000000000000000000012345678" + "8700" + Checksum6(0xfe80 + 0x1234 + 0x5678) + Solicitation,
            Written(Target6, Peer));
    }

    [Fact]
    public void A_question_tells_of_who_asks_and_an_answer_of_what_was_asked()
    {
        Assert.Equal(new ProbeSign(Target4.Source, Own, IsAnswer: false), Read("ffffffffffff" + "02000000000a" + Arp));
        Assert.Equal(
            new ProbeSign(Target4.Address, Peer, IsAnswer: true),
            Read("02000000000a" + "02000000000b" + "0806" + "0001080006040002" + "02000000000b" + "c000020b" + "02000000000a" + "c000020a"));
        Assert.Equal(new ProbeSign(Target6.Source, Own, IsAnswer: false), Read(Written(Target6, null)));
        Assert.Equal(
            new ProbeSign(Target6.Address, Peer, IsAnswer: true),
            Read("02000000000a" + "02000000000b" + "86dd" + "60000000" + "0020" + "3aff" + "fe80000000000000000000000000ffff" + "fe80000000000000000000000000000a"
                + "8800" + "0000" + "60000000" + "fe800000000000000000000012345678" + "0201" + "02000000000b"));
    }

    [Theory]
    [InlineData("ffffffffffff02000000000a08060001080006040003" + "02000000000a" + "c000020a" + "000000000000" + "c000020b")] // ARP, operation 3
    [InlineData("ffffffffffff02000000000a08060006080006040001" + "02000000000a" + "c000020a" + "000000000000" + "c000020b")] // another hardware type
    [InlineData("ffffffffffff02000000000a0806000108000604")] // cut short
    [InlineData("ffffffffffff02000000000a08004500001c00000000400100000a0000010a0000020800f7ff000000000000000000000000")] // IPv4
    public void Other_frames_tell_nothing(string frame) => Assert.False(ProbeFrame.TryRead(Convert.FromHexString(frame), out _));

    [Theory]
    [InlineData(20, 17)] // UDP
    [InlineData(21, 254)] // came through a router
    [InlineData(54, 134)] // router advertisement
    public void A_solicitation_with_another_byte_is_none(int place, byte value)
    {
        var frame = Convert.FromHexString(Written(Target6, null));
        frame[place] = value;

        Assert.False(ProbeFrame.TryRead(frame, out _));
    }

    private static string Written(ProbeTarget target, MacAddress? to)
    {
        var frame = new byte[ProbeFrame.MostBytes];
        return Convert.ToHexStringLower(frame.AsSpan(0, ProbeFrame.Write(frame, Own, target, to)));
    }

    private static ProbeSign Read(string frame)
    {
        Assert.True(ProbeFrame.TryRead(Convert.FromHexString(frame), out var sign));
        return sign;
    }

    /// <summary>RFC 1071 by hand: all 16-bit words, carries added back, complemented. The destination's words are given.</summary>
    private static string Checksum6(int destination)
    {
        var sum = 0xfe80 + 0x000a + destination + 0x0020 + 0x003a + 0x8700 + 0xfe80 + 0x1234 + 0x5678 + 0x0101 + 0x0200 + 0x000a;
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        return $"{~sum & 0xffff:x4}";
    }
}
