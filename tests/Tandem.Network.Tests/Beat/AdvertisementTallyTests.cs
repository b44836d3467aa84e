using Tandem.Network.Beat;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Tests.Beat;

/// <summary>How often whom was heard.</summary>
public sealed class AdvertisementTallyTests
{
    private static readonly IPvXAddress One = IPvXAddress.Parse("192.0.2.11");
    private static readonly IPvXAddress Two = IPvXAddress.Parse("192.0.2.12");

    private readonly AdvertisementTally _tally = new();

    private static Advertisement Heard(byte priority, AdvertisementRemarks remarks) =>
        new(One, VrrpVersion.V3, new Vrid(51), new Priority(priority), new AdvertisementInterval(100), 1, ChecksumForm.PseudoHeader, remarks);

    [Fact]
    public void Each_source_is_counted_by_itself_and_shown_in_the_order_of_addresses()
    {
        _tally.Hear(Two);
        _tally.Hear(One);
        _tally.Hear(Two);

        Assert.Equal([(One, 1L), (Two, 2L)], _tally.Heard.AsEnumerable());
    }

    [Fact]
    public void What_did_not_leave_is_not_sent()
    {
        _tally.Send();
        _tally.Send();
        _tally.TakeBack();

        Assert.Equal(1, _tally.Sent);
    }

    [Fact]
    public void A_flood_of_addresses_costs_no_memory()
    {
        for (var host = 1; host <= 200; host++)
        {
            _tally.Hear(IPvXAddress.Parse($"192.0.2.{host}"));
        }

        Assert.Equal((16, 184L), (_tally.Heard.Length, _tally.FromOthers));
    }

    [Fact]
    public void Counting_a_known_source_allocates_nothing()
    {
        _tally.Hear(One);
        _tally.Hear(Two);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            _tally.Hear(Two);
            _tally.Send();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_release_and_what_is_odd_are_counted_beside_the_source()
    {
        _tally.Hear(Heard(200, AdvertisementRemarks.IntervalDiffers | AdvertisementRemarks.OtherChecksumForm));
        _tally.Hear(One, AdvertisementRemarks.IntervalDiffers);
        _tally.Hear(Heard(0, AdvertisementRemarks.None));

        Assert.Equal((3, 1), (_tally.Received, _tally.ReleasesHeard));
        Assert.Equal(
            (2, 0, 0, 1),
            (_tally.Odd(AdvertisementRemarks.IntervalDiffers), _tally.Odd(AdvertisementRemarks.AddressListDiffers), _tally.Odd(AdvertisementRemarks.OwnerConflict), _tally.Odd(AdvertisementRemarks.OtherChecksumForm)));
    }

    [Fact]
    public void A_release_is_sent_and_a_release()
    {
        _tally.Send(new Priority(0));
        _tally.Send(new Priority(1));

        Assert.Equal((2, 1), (_tally.Sent, _tally.ReleasesSent));
    }

    [Fact]
    public void What_is_dropped_is_counted_by_its_reason()
    {
        Assert.Equal(0, _tally.Discarded(DiscardReason.TtlNot255));

        _tally.Discard(DiscardReason.TtlNot255);
        _tally.Discard(DiscardReason.Checksum);
        _tally.Discard(DiscardReason.TtlNot255);

        Assert.Equal((2, 1, 0), (_tally.Discarded(DiscardReason.TtlNot255), _tally.Discarded(DiscardReason.Checksum), _tally.Discarded(DiscardReason.Version)));
    }

    [Fact]
    public void A_router_that_is_attached_again_goes_on_counting()
    {
        var ledger = new AdvertisementLedger();
        var key = new VirtualRouterKey("front", Family.IPv4, new Vrid(51));
        ledger.Of(key).Send();

        Assert.Equal(1, ledger.Of(key).Sent);
    }
}
