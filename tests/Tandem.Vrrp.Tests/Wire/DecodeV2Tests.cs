using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

public class DecodeV2Tests
{
    private readonly VirtualRouterParameters _own = Routers.V2();

    [Fact]
    public void A_valid_advertisement_is_read_whole()
    {
        var reason = PeerMessage.V2.Decode(_own, out var advertisement);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(
            new Advertisement(
                Routers.Peer4, VrrpVersion.V2, new Vrid(10), new Priority(200), new AdvertisementInterval(100), 1,
                ChecksumForm.MessageOnly, AdvertisementRemarks.None),
            advertisement);
    }

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void A_VRRPv3_packet_is_discarded() => Assert.Equal(DiscardReason.Version, new PeerMessage().Decode(_own));

    [Fact]
    [Clause("RFC 3768", "5.2.3")]
    public void A_TTL_of_254_is_discarded() => Assert.Equal(DiscardReason.TtlNot255, (PeerMessage.V2 with { Ttl = 254 }).Decode(_own));

    [Fact]
    [Clause("RFC 3768", "5.3.2")]
    public void A_type_other_than_ADVERTISEMENT_is_discarded() =>
        Assert.Equal(DiscardReason.InvalidType, (PeerMessage.V2 with { Type = 2 }).Decode(_own));

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000")]
    [Clause("RFC 3768", "7.1")]
    public void Missing_Authentication_Data_is_a_length_error(string trailer) =>
        Assert.Equal(DiscardReason.PacketLength, (PeerMessage.V2 with { Trailer = trailer }).Decode(_own));

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [Clause("RFC 3768", "5.3.8")]
    [Clause("RFC 3768", "7.1")]
    public void A_wrong_checksum_or_one_with_pseudo_header_is_discarded(bool pseudoHeader, int error) =>
        Assert.Equal(DiscardReason.Checksum, (PeerMessage.V2 with { PseudoHeader = pseudoHeader, ChecksumError = error }).Decode(_own));

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void Another_VRID_is_not_ours() => Assert.Equal(DiscardReason.UnknownVrid, (PeerMessage.V2 with { Vrid = 11 }).Decode(_own));

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void The_owner_hears_nobody() => Assert.Equal(DiscardReason.OwnerConflict, PeerMessage.V2.Decode(Routers.V2(255)));

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [Clause("RFC 3768", "5.3.6")]
    [Clause("RFC 3768", "7.1")]
    public void An_authentication_type_other_than_none_is_discarded(int type) =>
        Assert.Equal(DiscardReason.AuthenticationType, (PeerMessage.V2 with { AuthenticationType = type }).Decode(_own));

    [Fact]
    [Clause("RFC 3768", "5.3.10")]
    public void Authentication_Data_is_ignored() =>
        Assert.Equal(DiscardReason.None, (PeerMessage.V2 with { Trailer = "7365637265743132" }).Decode(_own));

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void Another_address_list_is_discarded() =>
        Assert.Equal(DiscardReason.AddressListMismatch, (PeerMessage.V2 with { Addresses = ["192.0.2.9"] }).Decode(_own));

    [Theory]
    [InlineData("192.0.2.9")]
    [InlineData("")]
    [Clause("RFC 3768", "7.1")]
    public void Another_address_list_is_accepted_from_the_owner(string addresses)
    {
        var list = addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var reason = (PeerMessage.V2 with { Addresses = list, Priority = 255 }).Decode(_own, out var advertisement);

        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(AdvertisementRemarks.AddressListDiffers, advertisement.Remarks);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(100)]
    [Clause("RFC 3768", "7.1")]
    public void Another_interval_is_discarded(int seconds) =>
        Assert.Equal(DiscardReason.IntervalMismatch, (PeerMessage.V2 with { Interval = seconds }).Decode(_own));

    [Fact]
    public void The_longest_interval_of_255_seconds_is_read()
    {
        (PeerMessage.V2 with { Interval = 255 }).Decode(Routers.V2(centiseconds: 25500), out var advertisement);

        Assert.Equal(new AdvertisementInterval(25500), advertisement.Interval);
    }

    [Fact]
    [Clause("RFC 3768", "5.2.1")]
    public void A_multicast_source_is_discarded() =>
        Assert.Equal(DiscardReason.Source, (PeerMessage.V2 with { Source = IPvXAddress.VrrpGroupIPv4 }).Decode(_own));
}
