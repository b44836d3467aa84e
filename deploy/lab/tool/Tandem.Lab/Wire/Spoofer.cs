using System.Net;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>A stranger on the LAN: multicasts valid VRRPv3 advertisements for one virtual router until it is stopped.</summary>
internal static class Spoofer
{
    /// <summary>Its own hardware address; nobody else's.</summary>
    private static readonly byte[] Mac = [0x02, 0, 0, 0, 0, 0x66];

    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        using var sender = new PacketSender();
        var frame = Advertisement(
            IPAddress.Parse(arguments.Get("source")), (byte)arguments.Number("vrid", 51), (byte)arguments.Number("priority", 255),
            IPAddress.Parse(arguments.Get("address")), arguments.Number("interval-ms", 1000));
        var gap = arguments.Number("every-ms", 20) * 1_000_000L;
        var port = arguments.Get("port");
        for (var next = MonotonicClock.Now; !stop.Raised; next += gap)
        {
            Pace.Until(next);
            sender.Send(port, frame);
        }

        return 0;
    }

    /// <summary>Ethernet, IPv4 with TTL 255, and RFC 9568 §5.1.</summary>
    public static byte[] Advertisement(IPAddress source, byte vrid, byte priority, IPAddress address, int intervalMs)
    {
        byte[] from = source.GetAddressBytes(), group = [224, 0, 0, 18];
        byte[] vrrp = [0x31, vrid, priority, 1, (byte)(intervalMs / 10 >> 8), (byte)(intervalMs / 10), 0, 0, .. address.GetAddressBytes()];
        Sum([.. from, .. group, 0, 112, 0, (byte)vrrp.Length, .. vrrp]).CopyTo(vrrp, 6);
        byte[] ip = [0x45, 0xc0, 0, (byte)(20 + vrrp.Length), 0, 0, 0, 0, 255, 112, 0, 0, .. from, .. group];
        Sum(ip).CopyTo(ip, 10);
        return [0x01, 0x00, 0x5e, 0, 0, 18, .. Mac, 0x08, 0x00, .. ip, .. vrrp];
    }

    /// <summary>The Internet checksum (RFC 1071) of an even number of bytes.</summary>
    private static byte[] Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            sum += (bytes[i] << 8) + bytes[i + 1];
        }

        sum = (sum & 0xffff) + (sum >> 16);
        sum = ~((sum & 0xffff) + (sum >> 16));
        return [(byte)(sum >> 8), (byte)sum];
    }
}
