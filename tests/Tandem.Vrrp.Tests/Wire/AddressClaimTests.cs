using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class AddressClaimTests
{
    private const string Broadcast = "ffffffffffff 020000000003 0806";
    private const string Target = "20010db8000000000000000000000001";
    private static readonly MacAddress Foreign = new(0x0200_0000_0066);

    [Theory]
    [InlineData("0001")]
    [InlineData("0002")]
    [Clause("RFC 5227", "2.4")]
    public void An_ARP_request_or_reply_claims_its_sender_address(string operation)
    {
        var frame = Hex.Bytes($"{Broadcast} 0001 0800 06 04 {operation} 020000000066 c0000201 000000000000 c0000232");

        Assert.True(AddressClaim.TryParse(frame, out var claim));
        Assert.Equal(new AddressClaim(Frames.Vip4, Foreign), claim);
    }

    [Fact]
    [Clause("RFC 5227", "2.1.1")]
    public void An_ARP_probe_claims_nothing() => Refused($"{Broadcast} 0001 0800 06 04 0001 020000000066 00000000 000000000000 c0000201");

    [Theory]
    [InlineData("0006 0800 06 04 0001")] // hardware type
    [InlineData("0001 86dd 06 04 0001")] // protocol type
    [InlineData("0001 0800 08 04 0001")] // hardware length
    [InlineData("0001 0800 06 10 0001")] // protocol length
    [InlineData("0001 0800 06 04 0000")] // operation
    [InlineData("0001 0800 06 04 0003")]
    public void Another_kind_of_ARP_claims_nothing(string head) => Refused($"{Broadcast} {head} 020000000066 c0000201 000000000000 c0000232");

    [Fact]
    public void Our_own_gratuitous_ARP_claims_with_the_virtual_MAC()
    {
        Span<byte> frame = stackalloc byte[GratuitousArp.Length];
        GratuitousArp.Write(new MacAddress(0x0000_5E00_010A), Frames.Vip4, frame);

        Assert.True(AddressClaim.TryParse(frame, out var claim));
        Assert.Equal(new AddressClaim(Frames.Vip4, new MacAddress(0x0000_5E00_010A)), claim);
    }

    [Theory]
    [InlineData("0201 020000000066", 0x0200_0000_0066)] // target link-layer address
    [InlineData("", 0x0200_0000_0003)] // none: the sender of the frame
    [InlineData("0101 020000000077", 0x0200_0000_0003)] // another option
    [InlineData("0e01 000000000000 0201 020000000066", 0x0200_0000_0066)] // behind another option
    [Clause("RFC 4862", "5.4.4")]
    public void A_neighbour_advertisement_claims_its_target(string options, ulong claimant)
    {
        Assert.True(AddressClaim.TryParse(Frames.Neighbour($"88 00 0000 a0000000 {Target} {options}"), out var claim));
        Assert.Equal(new AddressClaim(Frames.Vip6, new MacAddress(claimant)), claim);
    }

    [Fact]
    public void Our_own_unsolicited_neighbour_advertisement_claims_with_the_virtual_MAC()
    {
        Span<byte> frame = stackalloc byte[UnsolicitedNeighborAdvertisement.Length];
        UnsolicitedNeighborAdvertisement.Write(new MacAddress(0x0000_5E00_020A), Frames.Vip6, frame);

        Assert.True(AddressClaim.TryParse(frame, out var claim));
        Assert.Equal(new AddressClaim(Frames.Vip6, new MacAddress(0x0000_5E00_020A)), claim);
    }

    [Theory]
    [InlineData("0200 020000000066")] // an option of no length
    [InlineData("0202 020000000066")] // an option longer than the packet
    [InlineData("02")] // half an option header
    [Clause("RFC 4861", "4.6")]
    public void A_broken_option_list_claims_nothing(string options) =>
        Assert.False(AddressClaim.TryParse(Frames.Neighbour($"88 00 0000 a0000000 {Target} {options}"), out _));

    [Theory]
    [InlineData(254, 0, 58)]
    [InlineData(255, 1, 58)]
    [InlineData(255, 0, 17)]
    [Clause("RFC 4861", "7.1.2")]
    public void What_no_host_would_believe_claims_nothing(byte hopLimit, int checksumError, byte nextHeader) =>
        Assert.False(AddressClaim.TryParse(Frames.Neighbour($"88 00 0000 a0000000 {Target}", hopLimit, checksumError, nextHeader), out _));

    [Theory]
    [InlineData("87 00 0000 00000000 " + Target)] // a solicitation
    [InlineData("88 01 0000 a0000000 " + Target)] // another code
    [InlineData("88 00 0000 a0000000 20010db80000000000000000000000")] // a target cut short
    [InlineData("")]
    public void Another_neighbour_message_claims_nothing(string message) =>
        Assert.False(AddressClaim.TryParse(Frames.Neighbour(message), out _));

    [Fact]
    public void Other_frames_claim_nothing()
    {
        Assert.False(AddressClaim.TryParse(Frames.IPv4(), out _));
        Assert.False(AddressClaim.TryParse(Frames.IPv6(PeerMessage.V6.Bytes()), out _));
        Assert.False(AddressClaim.TryParse(Frames.IPv6([], version: 4), out _));
    }

    [Fact]
    public void A_frame_cut_anywhere_claims_nothing()
    {
        var arp = Hex.Bytes($"{Broadcast} 0001 0800 06 04 0001 020000000066 c0000201 000000000000 c0000232");
        var neighbour = Frames.Neighbour($"88 00 0000 a0000000 {Target} 0201 020000000066");
        foreach (var frame in new[] { arp, neighbour })
        {
            for (var length = 0; length < frame.Length; length++)
            {
                Assert.False(AddressClaim.TryParse(frame.AsSpan(0, length), out _), $"cut to {length}");
            }
        }
    }

    private static void Refused(string frame) => Assert.False(AddressClaim.TryParse(Hex.Bytes(frame), out _));
}
