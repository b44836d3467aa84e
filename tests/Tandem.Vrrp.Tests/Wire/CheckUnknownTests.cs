using Tandem.Testing;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>A message for nobody here still fails the earlier checks first.</summary>
public class CheckUnknownTests
{
    public static TheoryData<string> Sound => ["v3", "v3 message only", "v2", "v6"];

    [Theory]
    [MemberData(nameof(Sound))]
    [Clause("RFC 9568", "7.1")]
    public void A_sound_message_of_any_version_and_form_is_an_unknown_VRID(string kind) =>
        Assert.Equal(DiscardReason.UnknownVrid, Of(kind).CheckUnknown());

    [Theory]
    [MemberData(nameof(Sound))]
    [Clause("RFC 9568", "7.1")]
    public void Every_earlier_check_comes_first(string kind)
    {
        var message = Of(kind);

        Assert.Equal(DiscardReason.TtlNot255, (message with { Ttl = 254, Type = 2 }).CheckUnknown());
        Assert.Equal(DiscardReason.Version, (message with { Version = 4, Type = 2 }).CheckUnknown());
        Assert.Equal(DiscardReason.InvalidType, (message with { Type = 2, Count = 9 }).CheckUnknown());
        Assert.Equal(DiscardReason.PacketLength, (message with { Count = 9, ChecksumError = 1 }).CheckUnknown());
        Assert.Equal(DiscardReason.Checksum, (message with { ChecksumError = 1 }).CheckUnknown());
    }

    [Fact]
    public void VRRPv2_does_not_exist_over_IPv6() =>
        Assert.Equal(DiscardReason.Version, (PeerMessage.V6 with { Version = 2 }).CheckUnknown());

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("310a640100640000")] // one address is announced, none is there
    public void A_cut_message_is_a_length_error(string bytes) =>
        Assert.Equal(
            DiscardReason.PacketLength,
            AdvertisementCodec.CheckUnknown(Hex.Bytes(bytes), 255, Routers.Peer4, Tandem.Vrrp.Model.IPvXAddress.VrrpGroupIPv4));

    [Theory]
    [InlineData("", false, 0)]
    [InlineData("31", false, 0)]
    [InlineData("310a", true, 10)]
    [InlineData("00ff00", true, 255)]
    public void The_VRID_can_be_peeked_at(string bytes, bool readable, byte vrid)
    {
        Assert.Equal(readable, AdvertisementCodec.TryPeekVrid(Hex.Bytes(bytes), out var peeked));
        Assert.Equal(vrid, peeked);
    }

    private static PeerMessage Of(string kind) => kind switch
    {
        "v3" => new PeerMessage(),
        "v3 message only" => new PeerMessage { PseudoHeader = false },
        "v2" => PeerMessage.V2,
        _ => PeerMessage.V6,
    };
}
