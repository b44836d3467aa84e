using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>
/// Each ladder begins with a message that fails every check and mends one fault a rung: the reason moves on by exactly one check.
/// Counters and alarms depend on this order.
/// </summary>
public class ReceptionOrderTests
{
    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void VRRPv3_over_IPv4()
    {
        var message = new PeerMessage
        {
            Ttl = 1,
            Version = 7,
            Type = 3,
            Addresses = ["192.0.2.9"],
            Count = 2,
            ChecksumError = 1,
            Vrid = 11,
            Interval = 0,
            Source = IPvXAddress.VrrpGroupIPv4,
        };

        Ladder(
            Routers.V3(),
            (message, DiscardReason.TtlNot255),
            (message = message with { Ttl = 255 }, DiscardReason.Version),
            (message = message with { Version = 3 }, DiscardReason.InvalidType),
            (message = message with { Type = 1 }, DiscardReason.PacketLength),
            (message = message with { Count = 0 }, DiscardReason.Checksum),
            (message = message with { Addresses = [], ChecksumError = 0 }, DiscardReason.UnknownVrid),
            (message = message with { Vrid = 10 }, DiscardReason.AddressCountZero),
            (message = message with { Addresses = ["192.0.2.9"], Count = null }, DiscardReason.IntervalZero),
            (message = message with { Interval = 300 }, DiscardReason.Source),
            (message with { Source = Routers.Peer4 }, DiscardReason.None));
    }

    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void VRRPv3_over_IPv6()
    {
        var message = PeerMessage.V6 with
        {
            Ttl = 1,
            Version = 2,
            Type = 3,
            Count = 3,
            ChecksumError = 1,
            Vrid = 11,
            Interval = 0,
            Addresses = [],
            Source = IPvXAddress.Parse("2001:db8::3"),
        };

        Ladder(
            Routers.V6(),
            (message, DiscardReason.TtlNot255),
            (message = message with { Ttl = 255 }, DiscardReason.Version),
            (message = message with { Version = 3 }, DiscardReason.InvalidType),
            (message = message with { Type = 1 }, DiscardReason.PacketLength),
            (message = message with { Count = null }, DiscardReason.Checksum),
            (message = message with { ChecksumError = 0 }, DiscardReason.UnknownVrid),
            (message = message with { Vrid = 10 }, DiscardReason.AddressCountZero),
            (message = message with { Addresses = ["2001:db8::1"] }, DiscardReason.FirstAddressNotLinkLocal),
            (message = message with { Addresses = ["fe80::1"] }, DiscardReason.IntervalZero),
            (message = message with { Interval = 100 }, DiscardReason.Source),
            (message with { Source = Routers.Peer6 }, DiscardReason.None));
    }

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void VRRPv2()
    {
        var message = PeerMessage.V2 with
        {
            Ttl = 1,
            Version = 3,
            Type = 3,
            Count = 9,
            ChecksumError = 1,
            Vrid = 11,
            AuthenticationType = 1,
            Addresses = ["192.0.2.9"],
            Source = IPvXAddress.VrrpGroupIPv4,
        };

        Ladder(
            Routers.V2(),
            (message, DiscardReason.TtlNot255),
            (message = message with { Ttl = 255 }, DiscardReason.Version),
            (message = message with { Version = 2, Interval = 2 }, DiscardReason.InvalidType),
            (message = message with { Type = 1 }, DiscardReason.PacketLength),
            (message = message with { Count = null }, DiscardReason.Checksum),
            (message = message with { ChecksumError = 0 }, DiscardReason.UnknownVrid),
            (message = message with { Vrid = 10 }, DiscardReason.AuthenticationType),
            (message = message with { AuthenticationType = 0 }, DiscardReason.AddressListMismatch),
            (message = message with { Addresses = ["192.0.2.1"] }, DiscardReason.IntervalMismatch),
            (message = message with { Interval = 1 }, DiscardReason.Source),
            (message with { Source = Routers.Peer4 }, DiscardReason.None));
    }

    [Fact]
    [Clause("RFC 3768", "7.1")]
    public void The_VRRPv2_owner_looks_no_further_than_the_VRID()
    {
        var message = PeerMessage.V2 with { Vrid = 11, AuthenticationType = 1, Addresses = ["192.0.2.9"], Interval = 2 };

        Ladder(
            Routers.V2(255),
            (message, DiscardReason.UnknownVrid),
            (message with { Vrid = 10 }, DiscardReason.OwnerConflict));
    }

    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void A_cut_message_is_a_length_error_whatever_else_is_wrong() =>
        Assert.Equal(
            DiscardReason.PacketLength,
            AdvertisementCodec.Decode([0xFF, 0, 0, 0, 0, 0, 0], 1, Routers.Peer4, IPvXAddress.VrrpGroupIPv4, Routers.V3(), default, out _));

    private static void Ladder(VirtualRouterParameters own, params (PeerMessage Message, DiscardReason Reason)[] rungs)
    {
        foreach (var (message, reason) in rungs)
        {
            Assert.Equal(reason, message.Decode(own, out var advertisement));
            Assert.True(reason == DiscardReason.None || advertisement == default, $"{reason} lets fields through");
        }
    }
}
