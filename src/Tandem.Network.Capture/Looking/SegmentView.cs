using SharpPcap;
using SharpPcap.LibPcap;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture.Looking;

/// <summary>VRRP and claims to addresses on one interface, of others and of this node, for people: beside the link loop, and without part in it.</summary>
public static class SegmentView
{
    private const string Filter = "ip proto 112 or ip6 proto 112 or ip6 proto 0 or arp or (icmp6 and ip6[40] = 136)";
    private const int SnapLength = 1600;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks until it is cancelled, or has seen so many.</summary>
    /// <param name="interfaceName">Where.</param>
    /// <param name="file">Takes the frames as they are, in libpcap's format; null: nowhere.</param>
    /// <param name="most">How many frames; null: no end.</param>
    /// <param name="tell">Takes the time and the line of each.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many frames were seen.</returns>
    /// <exception cref="InterfaceRefusedException">The interface cannot be captured, or the file cannot be written; with the cure.</exception>
    public static int Run(string interfaceName, string? file, int? most, Action<DateTimeOffset, string> tell, CancellationToken cancellation)
    {
        try
        {
            using var device = Open(interfaceName);
            using var writer = file is null ? null : new CaptureFileWriterDevice(file);
            writer?.Open(device);
            var seen = 0;
            while (!cancellation.IsCancellationRequested && seen < (most ?? int.MaxValue))
            {
                if (device.GetNextPacket(out var packet) == GetPacketStatus.PacketRead)
                {
                    seen++;
                    writer?.Write(packet.GetPacket());
                    if (FrameText.Of(packet.Data) is { } line)
                    {
                        tell(new DateTimeOffset(packet.Header.Timeval.Date, TimeSpan.Zero), line);
                    }
                }
            }

            return seen;
        }
        catch (PcapException refused)
        {
            throw new InterfaceRefusedException($"interface {interfaceName} cannot be captured: {refused.Message}; run as root or grant CAP_NET_RAW", refused);
        }
        catch (DllNotFoundException missing)
        {
            throw new InterfaceRefusedException("libpcap.so.0.8 is missing; install the package libpcap0.8", missing);
        }
    }

    private static LibPcapLiveDevice Open(string name)
    {
        var found = CaptureInterfaces.Find(name)
            ?? throw new InterfaceRefusedException($"interface {name} cannot be captured: it does not exist or CAP_NET_RAW is missing; run as root or grant CAP_NET_RAW");
        var device = new LibPcapLiveDevice(found);
        device.Open(new DeviceConfiguration { Mode = DeviceModes.None, Immediate = true, Snaplen = SnapLength, ReadTimeout = (int)Glance.TotalMilliseconds });
        device.Filter = Filter;
        return device;
    }
}
