using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class DecodeV6Tests
{
    private readonly VirtualRouterParameters _own = Routers.V6();

    [Theory]
    [InlineData(ChecksumForm.PseudoHeader)]
    [InlineData(ChecksumForm.MessageOnly)]
    [Clause("RFC 9568", "5.2.8")]
    public void A_valid_advertisement_is_read_whatever_form_is_configured(ChecksumForm expected)
    {
        var reason = PeerMessage.V6.Decode(_own, out var advertisement, expected);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(
            new Advertisement(
                Routers.Peer6, VrrpVersion.V3, new Vrid(10), new Priority(200), new AdvertisementInterval(100), 2,
                ChecksumForm.PseudoHeader, AdvertisementRemarks.None),
            advertisement);
    }

    [Fact]
    [Clause("RFC 9568", "5.2.8")]
    public void A_checksum_without_pseudo_header_is_discarded() =>
        Assert.Equal(DiscardReason.Checksum, (PeerMessage.V6 with { PseudoHeader = false }).Decode(_own, out _, ChecksumForm.MessageOnly));

    [Fact]
    [Clause("RFC 9568", "5.1.2.3")]
    public void A_hop_limit_of_254_is_discarded() =>
        Assert.Equal(DiscardReason.TtlNot255, (PeerMessage.V6 with { Ttl = 254 }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void An_address_cut_short_is_a_length_error()
    {
        var whole = PeerMessage.V6.Bytes();

        Assert.Equal(
            DiscardReason.PacketLength,
            AdvertisementCodec.Decode(whole.AsSpan(0, 39), 255, Routers.Peer6, IPvXAddress.VrrpGroupIPv6, _own, default, out _));
    }

    [Fact]
    public void Bytes_after_the_last_address_are_a_length_error() =>
        Assert.Equal(DiscardReason.PacketLength, (PeerMessage.V6 with { Trailer = "0000" }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "5.2.9")]
    [Clause("RFC 9568", "Erratum 8300")]
    public void A_first_address_that_is_not_link_local_is_discarded() =>
        Assert.Equal(
            DiscardReason.FirstAddressNotLinkLocal, (PeerMessage.V6 with { Addresses = ["2001:db8::1", "fe80::1"] }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "5.2.5")]
    public void No_address_at_all_is_ignored() =>
        Assert.Equal(DiscardReason.AddressCountZero, (PeerMessage.V6 with { Addresses = [] }).Decode(_own));

    [Theory]
    [InlineData("2001:db8::3")]
    [InlineData("ff02::12")]
    [InlineData("::")]
    [Clause("RFC 9568", "5.1.2.1")]
    public void A_source_that_is_not_link_local_is_discarded(string source) =>
        Assert.Equal(DiscardReason.Source, (PeerMessage.V6 with { Source = IPvXAddress.Parse(source) }).Decode(_own));

    [Fact]
    public void An_IPv6_message_in_an_IPv4_packet_is_cut_to_its_count_and_judged_by_its_checksum() =>
        Assert.Equal(DiscardReason.Checksum, (PeerMessage.V6 with { ChecksumError = 1, Source = Routers.Peer4 }).Decode(_own));
}
