using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>255 addresses at the default pace of 1,000 repetitions a second.</summary>
public sealed class AnnouncementPaceTests
{
    private static readonly string[] Many = [.. Enumerable.Range(0, 255).Select(i => $"192.0.3.{i}/24")];

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void The_first_announcements_leave_at_once_and_the_repetitions_are_spread()
    {
        using var rig = new Rig();
        List<Instant> heard = [];
        rig.Start(Rig.Router(Wire.Key4, 100, Many), announcements: new AnnouncementOptions(2, TimeSpan.FromMilliseconds(100)));

        Assert.True(rig.Tap.Hears(frame =>
        {
            if (IsAnnouncement(frame))
            {
                heard.Add(MonotonicClock.Now);
            }

            return heard.Count == 510;
        }));

        // 26 groups of ten or less, 10 ms apart: 250 ms from the first to the last; without a pace a few.
        Assert.InRange((heard[^1] - heard[255]).TotalMilliseconds, 240, 1000);
        Assert.InRange((heard[254] - heard[0]).TotalMilliseconds, 0, 100);
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_that_releases_in_the_middle_of_its_repetitions_sends_no_more_of_them()
    {
        using var rig = new Rig();
        var announced = 0;
        rig.Start(Rig.Router(Wire.Key4, 100, Many), announcements: new AnnouncementOptions(60, TimeSpan.FromMilliseconds(100)));
        Assert.True(rig.Tap.Hears(frame => IsAnnouncement(frame) && ++announced == 300));

        rig.Raise(Wire.Key4, new RouterEvent.Shutdown(ShutdownReason.Requested));
        Assert.True(rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[23] == 112 && frame[36] == 0));

        Assert.Equal(0, rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(300)));
    }

    private static bool IsAnnouncement(byte[] frame) => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[12] == 0x08 && frame[13] == 0x06;
}
