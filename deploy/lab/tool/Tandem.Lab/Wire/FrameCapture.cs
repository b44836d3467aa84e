using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>Runs in the switch and notes what each node sends into its port.</summary>
internal static class FrameCapture
{
    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        using var socket = new PacketSocket(arguments.Has("virtual-macs"));
        using var log = new StreamWriter(arguments.Get("out"));
        var ports = new SwitchPorts(arguments.Pairs("port"));
        var frame = new byte[2048];
        var offset = MonotonicClock.WallOffset();
        while (!stop.Raised)
        {
            if (!Pace.Readable(socket.Descriptor, MonotonicClock.Now + 100_000_000))
            {
                log.Flush();
                continue;
            }

            while (socket.Receive(frame, out var index, out var wallClock) is >= 14 and var length)
            {
                if (ports.NodeAt(index) is { } node)
                {
                    log.WriteLine($"{wallClock - offset} {node} {FrameText.Describe(frame.AsSpan(0, length))}");
                }
            }
        }

        return 0;
    }
}
