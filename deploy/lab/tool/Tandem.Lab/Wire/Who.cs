using System.Net;
using Tandem.Lab.Kernel;
using Tandem.Lab.Reporting;

namespace Tandem.Lab.Wire;

/// <summary>
/// Runs in the switch, asks each node five times by ARP for each address, and prints who answered: a word for each
/// address, the letters of the nodes or <c>none</c>.
/// </summary>
internal static class Who
{
    private const int Times = 5;
    private const long Patience = 20_000_000;

    public static int Run(Arguments arguments)
    {
        using var sender = new PacketSender();
        using var socket = new PacketSocket(everythingFromVirtualMacs: false);
        var ports = arguments.Pairs("port");
        var nodes = new SwitchPorts(ports);
        var addresses = arguments.All("address");
        var answered = addresses.ToDictionary(address => address, _ => new SortedSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < Times; i++)
        {
            foreach (var (_, port) in ports)
            {
                foreach (var address in addresses)
                {
                    sender.Send(port, Asker.Question(IPAddress.Parse(address)));
                }
            }

            Listen(socket, nodes, answered, MonotonicClock.Now + Patience);
        }

        Console.WriteLine(string.Join(' ', addresses.Select(address => answered[address].Count == 0 ? "none" : string.Concat(answered[address]))));
        return 0;
    }

    private static void Listen(PacketSocket socket, SwitchPorts nodes, Dictionary<string, SortedSet<string>> answered, long until)
    {
        var frame = new byte[2048];
        while (Pace.Readable(socket.Descriptor, until))
        {
            while (socket.Receive(frame, out var index, out _) is >= 14 and var length)
            {
                if (nodes.NodeAt(index) is not { } node)
                {
                    continue;
                }

                var heard = CapturedFrame.Parse($"0 {node} {FrameText.Describe(frame.AsSpan(0, length))}".Split(' '));
                foreach (var (address, letters) in answered)
                {
                    _ = heard.Answers(Asker.Address, address) && letters.Add(node);
                }
            }
        }
    }
}
