using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class DecodeV3Tests
{
    private readonly VirtualRouterParameters _own = Routers.V3();

    [Fact]
    public void A_valid_advertisement_is_read_whole()
    {
        var reason = new PeerMessage().Decode(_own, out var advertisement);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(
            new Advertisement(
                Routers.Peer4, VrrpVersion.V3, new Vrid(10), new Priority(200), new AdvertisementInterval(100), 1,
                ChecksumForm.PseudoHeader, AdvertisementRemarks.None),
            advertisement);
    }

    [Theory]
    [InlineData(254)]
    [InlineData(1)]
    [InlineData(0)]
    [Clause("RFC 9568", "5.1.1.3")]
    [Clause("RFC 9568", "7.1")]
    public void A_TTL_other_than_255_is_discarded(byte ttl) =>
        Assert.Equal(DiscardReason.TtlNot255, (new PeerMessage() with { Ttl = ttl }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void A_VRRPv2_packet_is_discarded() => Assert.Equal(DiscardReason.Version, PeerMessage.V2.Decode(_own));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(15)]
    [Clause("RFC 9568", "5.2.2")]
    public void A_type_other_than_ADVERTISEMENT_is_discarded(int type) =>
        Assert.Equal(DiscardReason.InvalidType, (new PeerMessage() with { Type = type }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void Fixed_fields_cut_short_are_a_length_error()
    {
        var whole = new PeerMessage().Bytes();
        for (var length = 0; length < 8; length++)
        {
            var reason = AdvertisementCodec.Decode(
                whole.AsSpan(0, length), 255, Routers.Peer4, IPvXAddress.VrrpGroupIPv4, _own, ChecksumForm.PseudoHeader, out _);

            Assert.Equal(DiscardReason.PacketLength, reason);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    [Clause("RFC 9568", "7.1")]
    public void A_count_of_more_addresses_than_are_there_is_a_length_error(int count) =>
        Assert.Equal(DiscardReason.PacketLength, (new PeerMessage() with { Count = count }).Decode(_own));

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x8000)]
    [Clause("RFC 9568", "5.2.8")]
    [Clause("RFC 9568", "7.1")]
    public void One_wrong_bit_in_the_checksum_is_discarded(int bit) =>
        Assert.Equal(DiscardReason.Checksum, (new PeerMessage() with { ChecksumError = bit }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "5.2.8")]
    public void The_pseudo_header_has_the_destination_of_the_IP_header()
    {
        var unicast = new PeerMessage() with { Destination = Routers.Own4 };

        Assert.Equal(DiscardReason.None, unicast.Decode(_own));
        Assert.Equal(
            DiscardReason.Checksum,
            AdvertisementCodec.Decode(unicast.Bytes(), 255, Routers.Peer4, IPvXAddress.VrrpGroupIPv4, _own, ChecksumForm.PseudoHeader, out _));
    }

    [Theory]
    [InlineData(true, ChecksumForm.PseudoHeader, ChecksumForm.PseudoHeader, AdvertisementRemarks.None)]
    [InlineData(true, ChecksumForm.MessageOnly, ChecksumForm.PseudoHeader, AdvertisementRemarks.OtherChecksumForm)]
    [InlineData(false, ChecksumForm.MessageOnly, ChecksumForm.MessageOnly, AdvertisementRemarks.None)]
    [InlineData(false, ChecksumForm.PseudoHeader, ChecksumForm.MessageOnly, AdvertisementRemarks.OtherChecksumForm)]
    [Clause("RFC 9568", "5.2.8")]
    [Clause("RFC 5798", "5.2.8")]
    public void Both_checksum_forms_are_accepted_and_the_other_one_is_remarked(
        bool pseudoHeader, ChecksumForm expected, ChecksumForm heard, AdvertisementRemarks remarks)
    {
        var reason = (new PeerMessage() with { PseudoHeader = pseudoHeader }).Decode(_own, out var advertisement, expected);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(heard, advertisement.Checksum);
        Assert.Equal(remarks, advertisement.Remarks);
    }

    // The pseudo-header of 31.113.0.0 adds nothing: 1f71 + 0000 + e000 + 0012 + 0070 + 000c = ffff. Then both forms verify.
    [Theory]
    [InlineData(ChecksumForm.PseudoHeader)]
    [InlineData(ChecksumForm.MessageOnly)]
    public void Where_both_forms_verify_it_is_the_expected_one(ChecksumForm expected)
    {
        var source = IPvXAddress.Parse("31.113.0.0");

        (new PeerMessage() with { Source = source }).Decode(_own, out var advertisement, expected);

        Assert.Equal(expected, advertisement.Checksum);
        Assert.Equal(AdvertisementRemarks.None, advertisement.Remarks);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(0)]
    [Clause("RFC 9568", "7.1")]
    public void Another_VRID_is_not_ours(int vrid) =>
        Assert.Equal(DiscardReason.UnknownVrid, (new PeerMessage() with { Vrid = vrid }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "3")]
    public void The_same_VRID_of_the_other_family_is_not_ours() => Assert.Equal(DiscardReason.UnknownVrid, PeerMessage.V6.Decode(_own));

    [Fact]
    [Clause("RFC 9568", "5.2.5")]
    [Clause("RFC 9568", "Erratum 8299")]
    public void No_address_at_all_is_ignored() =>
        Assert.Equal(DiscardReason.AddressCountZero, (new PeerMessage() with { Addresses = [] }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "Erratum 8301")]
    public void An_interval_of_zero_is_discarded() =>
        Assert.Equal(DiscardReason.IntervalZero, (new PeerMessage() with { Interval = 0, Reserved = 0xF }).Decode(_own));

    [Fact]
    [Clause("RFC 9568", "5.2.6")]
    public void The_reserved_nibble_is_ignored()
    {
        var reason = (new PeerMessage() with { Reserved = 0xF }).Decode(_own, out var advertisement);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(new AdvertisementInterval(100), advertisement.Interval);
    }

    [Fact]
    public void Bytes_after_the_last_address_are_ignored() =>
        Assert.Equal(
            DiscardReason.None,
            AdvertisementCodec.Decode(
                [.. new PeerMessage().Bytes(), 1, 2, 3], 255, Routers.Peer4, IPvXAddress.VrrpGroupIPv4, _own, ChecksumForm.PseudoHeader, out _));

    [Theory]
    [InlineData("224.0.0.18")]
    [InlineData("255.255.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [Clause("RFC 9568", "5.1.1.1")]
    public void A_source_that_no_interface_can_have_is_discarded(string source) =>
        Assert.Equal(DiscardReason.Source, (new PeerMessage() with { Source = IPvXAddress.Parse(source) }).Decode(_own));
}
