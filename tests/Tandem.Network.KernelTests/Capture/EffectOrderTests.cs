using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>The order of a role switch, on the wire and in the kernel. 255 addresses take their time, so that a wrong order shows.</summary>
public sealed class EffectOrderTests
{
    private static readonly string[] Many = [.. Enumerable.Range(0, 255).Select(i => $"192.0.3.{i}/24")];

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_new_Master_advertises_then_has_its_addresses_then_announces_them()
    {
        using var rig = new Rig();
        List<string> heard = [];
        rig.Start(Rig.Router(Wire.Key4, 100, Many));

        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "announcement"));
        var present = rig.AddressesInKernel();

        Assert.Equal(255, present);
        Assert.Equal("advertisement 100", heard[0]);
        Assert.Equal("announcement", heard[^1]);
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_that_releases_has_no_address_left_when_it_says_so_last()
    {
        using var rig = new Rig();
        List<string> heard = [];
        rig.Start(Rig.Router(Wire.Key4, 100, Many));
        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "announcement"));
        heard.Clear();

        rig.Raise(Wire.Key4, new RouterEvent.Shutdown(ShutdownReason.Requested));
        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "advertisement 0"));
        var present = rig.AddressesInKernel();

        Assert.Equal(0, present);
        Assert.Equal(0, rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(500)));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_release_that_overtakes_a_takeover_leaves_no_address()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, Many);
        rig.Start(router);
        for (var round = 0; round < 5; round++)
        {
            rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.DeadlineReached);

            rig.Raise(Wire.Key4, new RouterEvent.Shutdown(ShutdownReason.Requested));
            Assert.True(rig.Tap.Hears(frame => Note(frame, []) is "advertisement 0"));

            Assert.Equal(0, rig.AddressesInKernel());
            Assert.Equal(0, rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(100)));
            rig.Raise(Wire.Key4, new RouterEvent.Startup(IPvXAddress.Parse("192.0.2.1")));
        }
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_router_that_goes_in_the_middle_of_its_release_still_says_so_last()
    {
        using var rig = new Rig();
        List<string> heard = [];
        rig.Start(Rig.Router(Wire.Key4, 100, Many));
        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "announcement"));
        heard.Clear();

        rig.RaiseAndLeave(Wire.Key4, new RouterEvent.Shutdown(ShutdownReason.Requested));
        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "advertisement 0"));

        Assert.Equal(0, rig.AddressesInKernel());
        Assert.Equal(0, rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(100)));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Announcements_are_as_many_as_configured_and_as_far_apart()
    {
        using var rig = new Rig();
        List<Instant> times = [];
        rig.Start(Rig.Router(Wire.Key4, 100, "192.0.2.100/24"), announcements: new AnnouncementOptions(3, TimeSpan.FromMilliseconds(200)));

        rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.Zero);
        Assert.True(rig.Tap.Hears(frame =>
        {
            if (Note(frame, []) is "announcement")
            {
                times.Add(MonotonicClock.Now);
            }

            return times.Count == 3;
        }));

        // Two adverts' worth beyond the next one that must not come.
        var more = 0;
        _ = rig.Tap.Hears(frame =>
        {
            more += Note(frame, []) is "announcement" ? 1 : 0;
            return MonotonicClock.Now - times[^1] > TimeSpan.FromMilliseconds(600);
        });
        Assert.Equal(0, more);
        Assert.InRange((times[1] - times[0]).TotalMilliseconds, 150, 400);
        Assert.InRange((times[2] - times[1]).TotalMilliseconds, 150, 400);
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void The_prebuilt_advertisement_follows_changed_parameters()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24");
        rig.Start(router);
        Assert.True(rig.Tap.Hears(frame => Note(frame, []) is "advertisement 100"));

        rig.Raise(Wire.Key4, new RouterEvent.ParametersChanged(router with { Priority = new Priority(150), Addresses = Wire.Addresses("192.0.2.101/24") }));
        var count = 0;
        Assert.True(rig.Tap.Hears(frame => Note(frame, []) is "advertisement 150" && frame[45] == 101 && ++count == 3));

        List<string> heard = [];
        Assert.True(rig.Tap.Hears(frame => Note(frame, heard) is "advertisement 150" && heard.Count > 5));
        Assert.DoesNotContain("advertisement 100", heard);
    }

    /// <summary>What a frame of the virtual MAC is; null when it is another's.</summary>
    private static string? Note(byte[] frame, List<string> heard)
    {
        if (!FrameTap.IsFrom(frame, Wire.Key4.VirtualMac))
        {
            return null;
        }

        var kind = (frame[12], frame[13], frame[23]) switch
        {
            (0x08, 0x00, 112) => $"advertisement {frame[36]}",
            (0x08, 0x06, _) => "announcement",
            _ => Convert.ToHexString(frame),
        };
        heard.Add(kind);
        return kind;
    }
}
