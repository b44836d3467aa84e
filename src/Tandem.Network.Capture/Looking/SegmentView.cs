using SharpPcap;
using SharpPcap.LibPcap;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture.Looking;

/// <summary>VRRP and claims to addresses on one interface, of others and of this node, for people: beside the link loop, and without part in it.</summary>
public static class SegmentView
{
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
        using var device = Open(interfaceName);
        using var writer = file is null ? null : Begin(file, device);
        var seen = 0;
        while (!cancellation.IsCancellationRequested && seen < (most ?? int.MaxValue))
        {
            switch (device.GetNextPacket(out var packet))
            {
                case GetPacketStatus.PacketRead:
                    seen++;
                    writer?.Write(packet.GetPacket());
                    if (FrameText.Of(packet.Data) is { } line)
                    {
                        tell(new DateTimeOffset(packet.Header.Timeval.Date, TimeSpan.Zero), line);
                    }

                    break;
                case GetPacketStatus.ReadTimeout:
                    break;
                default:
                    throw new InterfaceRefusedException($"interface {interfaceName} cannot be captured any more: it is gone or down; {seen} frames were seen");
            }
        }

        return seen;
    }

    private static CaptureFileWriterDevice Begin(string file, LibPcapLiveDevice device)
    {
        var writer = new CaptureFileWriterDevice(file);
        try
        {
            writer.Open(device);
            return writer;
        }
        catch (PcapException refused)
        {
            writer.Dispose();
            throw new InterfaceRefusedException($"{file} cannot be written: {refused.Message}", refused);
        }
    }

    private static LibPcapLiveDevice Open(string name)
    {
        try
        {
            return TryOpen(name)
                ?? throw new InterfaceRefusedException($"interface {name} cannot be captured: it does not exist or CAP_NET_RAW is missing; run as root or grant CAP_NET_RAW");
        }
        catch (PcapException refused)
        {
            throw new InterfaceRefusedException($"interface {name} cannot be captured: {refused.Message}; run as root or grant CAP_NET_RAW", refused);
        }
        catch (DllNotFoundException missing)
        {
            throw new InterfaceRefusedException("libpcap.so.0.8 is missing; install the package libpcap0.8", missing);
        }
    }

    private static LibPcapLiveDevice? TryOpen(string name)
    {
        if (CaptureInterfaces.Find(name) is not { } found)
        {
            return null;
        }

        var device = new LibPcapLiveDevice(found);
        device.Open(new DeviceConfiguration { Mode = DeviceModes.None, Immediate = true, Snaplen = SnapLength, ReadTimeout = (int)Glance.TotalMilliseconds });
        device.Filter = CaptureDevice.Filter;
        return device;
    }
}
