using System.Net;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>
/// Runs in the switch and asks each node by ARP, through its own port, for a virtual address: a client that every node
/// hears, whatever the switch has learned. The capture notes who answers; the script drops the answers at the ports, so
/// that they teach the switch nothing.
/// </summary>
internal static class Asker
{
    /// <summary>All ports are asked at once, so answers closer together than half of this belong to one question.</summary>
    public const long Interval = 5_000_000;

    /// <summary>Who asks. A name that nobody else has tells the answers from all other ARP.</summary>
    public const string Address = "192.168.1.249";

    private static readonly byte[] Mac = [0x02, 0, 0, 0, 0, 0xee];

    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        using var sender = new PacketSender();
        var question = Question(IPAddress.Parse(arguments.Get("address")));
        var ports = arguments.All("port");
        var thread = new Thread(() => Ask(stop, sender, ports, question));
        thread.Start();
        thread.Join();
        return 0;
    }

    /// <summary>The whole frame of a question.</summary>
    public static byte[] Question(IPAddress wanted) =>
    [
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, .. Mac, 0x08, 0x06,
        0, 1, 8, 0, 6, 4, 0, 1, .. Mac, .. IPAddress.Parse(Address).GetAddressBytes(),
        0, 0, 0, 0, 0, 0, .. wanted.GetAddressBytes(),
    ];

    private static void Ask(StopSignal stop, PacketSender sender, IReadOnlyList<string> ports, byte[] question)
    {
        Pace.Sharpen();
        for (var next = MonotonicClock.Now + Interval; !stop.Raised; next += Interval)
        {
            Pace.Until(next);
            foreach (var port in ports)
            {
                sender.Send(port, question);
            }

            // Held up, we leave questions out and ask none late.
            next = Math.Max(next, MonotonicClock.Now - Interval);
        }
    }
}
