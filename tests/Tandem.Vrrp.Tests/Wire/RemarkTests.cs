using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>What VRRPv3 accepts although it is odd.</summary>
public class RemarkTests
{
    [Fact]
    [Clause("RFC 9568", "7.1")]
    public void Another_interval_is_accepted_and_learned()
    {
        var advertisement = Accepted(new PeerMessage { Interval = 300 }, Routers.V3());

        Assert.Equal(AdvertisementRemarks.IntervalDiffers, advertisement.Remarks);
        Assert.Equal(new AdvertisementInterval(300), advertisement.Interval);
    }

    [Theory]
    [InlineData("192.0.2.9")]
    [InlineData("192.0.2.1 192.0.2.9")]
    [InlineData("192.0.2.1 192.0.2.1")]
    [Clause("RFC 9568", "7.1")]
    public void Another_address_list_is_accepted(string addresses)
    {
        var advertisement = Accepted(new PeerMessage { Addresses = addresses.Split(' ') }, Routers.V3());

        Assert.Equal(AdvertisementRemarks.AddressListDiffers, advertisement.Remarks);
        Assert.Equal(addresses.Split(' ').Length, advertisement.AddressCount);
    }

    [Fact]
    public void The_same_address_twice_does_not_stand_for_two()
    {
        var own = Routers.V3(addresses: ["192.0.2.1", "192.0.2.2"]);

        Assert.Equal(
            AdvertisementRemarks.AddressListDiffers,
            Accepted(new PeerMessage { Addresses = ["192.0.2.2", "192.0.2.2"] }, own).Remarks);
    }

    [Fact]
    [Clause("RFC 9568", "5.2.9")]
    public void The_same_addresses_in_another_order_are_the_same_list()
    {
        var own = Routers.V3(addresses: ["192.0.2.1", "192.0.2.9", "10.0.0.1"]);

        Assert.Equal(
            AdvertisementRemarks.None,
            Accepted(new PeerMessage { Addresses = ["192.0.2.9", "10.0.0.1", "192.0.2.1"] }, own).Remarks);
    }

    [Fact]
    [Clause("RFC 9568", "5.2.5")]
    public void An_advertisement_may_carry_255_addresses()
    {
        string[] addresses = [.. Enumerable.Range(1, 255).Select(last => $"198.51.100.{last}")];

        Assert.Equal(AdvertisementRemarks.AddressListDiffers, Accepted(new PeerMessage { Addresses = addresses }, Routers.V3()).Remarks);
        Assert.Equal(
            AdvertisementRemarks.None,
            Accepted(new PeerMessage { Addresses = [.. addresses.Reverse()] }, Routers.V3(addresses: addresses)).Remarks);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(255)]
    [Clause("RFC 9568", "Erratum 8298")]
    public void The_owner_hears_rivals_and_remarks_on_them(int priority) =>
        Assert.Equal(
            AdvertisementRemarks.OwnerConflict, Accepted(new PeerMessage { Priority = priority }, Routers.V3(255)).Remarks);

    [Fact]
    public void All_remarks_may_come_together() =>
        Assert.Equal(
            AdvertisementRemarks.IntervalDiffers | AdvertisementRemarks.AddressListDiffers
            | AdvertisementRemarks.OwnerConflict | AdvertisementRemarks.OtherChecksumForm,
            Accepted(new PeerMessage { Interval = 1, Addresses = ["192.0.2.9"], PseudoHeader = false }, Routers.V3(255)).Remarks);

    private static Advertisement Accepted(PeerMessage message, VirtualRouterParameters own)
    {
        Assert.Equal(DiscardReason.None, message.Decode(own, out var advertisement));
        return advertisement;
    }
}
