using System.Runtime.InteropServices;
using SharpPcap;
using SharpPcap.LibPcap;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture;

/// <summary>
/// What one interface receives, through libpcap, polled and never blocking. StartCapture is not used: it runs on the thread pool,
/// which starves with many interfaces.
/// </summary>
internal sealed class CaptureDevice : IDisposable
{
    /// <summary>Whole frames: 255 IPv4 addresses are 1062 bytes, 90 IPv6 addresses 1502.</summary>
    private const int SnapLength = 1600;

    /// <summary>Holds a burst of 255 advertisements several times over while the reader is stalled.</summary>
    private const int BufferBytes = 1024 * 1024;

    /// <summary>Advertisements and claims to addresses, in libpcap's words.</summary>
    internal const string Filter = "ip proto 112 or ip6 proto 112 or ip6 proto 0 or arp or (icmp6 and ip6[40] = 136)";

    private readonly LibPcapLiveDevice _device;

    private CaptureDevice(LibPcapLiveDevice device, int descriptor)
    {
        _device = device;
        Descriptor = descriptor;
    }

    /// <summary>Readable when packets wait.</summary>
    public int Descriptor { get; }

    /// <summary>Packets the kernel dropped because the buffer was full.</summary>
    public long Dropped => _device.Statistics?.DroppedPackets ?? 0;

    /// <summary>Opens an interface.</summary>
    /// <exception cref="InterfaceRefusedException">It is missing, or capturing is not permitted.</exception>
    public static CaptureDevice Open(string name)
    {
        try
        {
            var found = CaptureInterfaces.Find(name)
                ?? throw new InterfaceRefusedException($"interface {name} cannot be captured: it does not exist or CAP_NET_RAW is missing; run as root or grant CAP_NET_RAW");
            var device = new LibPcapLiveDevice(found);
            device.Open(new DeviceConfiguration
            {
                Mode = DeviceModes.None,
                Immediate = true,
                Snaplen = SnapLength,
                BufferSize = BufferBytes,
                ReadTimeout = 1,
            });
            var descriptor = LibPcap.SelectableDescriptor(device.Handle.DangerousGetHandle());

            // libpcap runs the first frame through the filter itself, where "inbound" never holds: that frame would be lost.
            device.Filter = OwnFrames.TryIgnore(descriptor) ? Filter : $"inbound and ({Filter})";
            device.NonBlockingMode = true;
            return new CaptureDevice(device, descriptor);
        }
        catch (PcapException refused) when (refused.Error == PcapError.InterfaceNotUp)
        {
            throw new InterfaceRefusedException($"interface {name} is down; it is opened when it comes up (ip link set {name} up)", refused);
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

    /// <summary>The next waiting frame; it is valid until the next call. Status below 0: the capture has ended.</summary>
    /// <returns>True with a frame; false when none waits or the capture has ended.</returns>
    public unsafe bool TryNext(out ReadOnlySpan<byte> frame, out bool ended)
    {
        nint header = 0;
        nint data = 0;
        var status = _device.GetNextPacketPointers(ref header, ref data);
        ended = status < 0;
        if (status != 1)
        {
            frame = default;
            return false;
        }

        var captured = Marshal.ReadInt32(header, 2 * nint.Size);
        frame = new ReadOnlySpan<byte>((void*)data, captured);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
