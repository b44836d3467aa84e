using System.Net;
using System.Net.Sockets;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Probing;

/// <summary>Probes until it is told to stop, then writes one line for each probe.</summary>
internal static class Probe
{
    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        var interval = arguments.Number("interval-us", 1000) * 1000L;
        var capacity = (int)(arguments.Number("seconds", 300) * 1_000_000_000L / interval);
        ProbeTarget[] targets = [.. arguments.Pairs("target").Select(pair =>
            new ProbeTarget(pair.Key, Arguments.EndPoint(pair.Value), capacity))];
        var family = targets[0].EndPoint.AddressFamily;
        using var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0));
        var loop = new ProbeLoop(socket, targets, interval);
        var thread = new Thread(() => loop.Run(stop, capacity));
        thread.Start();
        thread.Join();
        Write(arguments.Get("out"), loop, targets);
        return 0;
    }

    private static void Write(string path, ProbeLoop loop, ProbeTarget[] targets)
    {
        using var log = new StreamWriter(path);
        log.WriteLine($"offset {MonotonicClock.WallOffset()}");
        log.WriteLine($"sender {loop.Count} {loop.Skipped} {loop.WorstLateness}");
        foreach (var target in targets)
        {
            for (var i = 0; i < loop.Count; i++)
            {
                var node = target.Answers[i] == 0 ? '-' : (char)target.Node[i];
                log.WriteLine($"probe {target.Name} {target.Sent[i]} {target.Answered[i]} {node} {target.Answers[i]}");
            }
        }
    }
}
