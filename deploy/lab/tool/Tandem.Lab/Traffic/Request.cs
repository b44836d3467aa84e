using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Traffic;

/// <summary>One HTTP request on a connection of its own, as a browser that arrives now would make it.</summary>
internal static class Request
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<RequestOutcome> Send(string name, IPEndPoint server, byte[] text)
    {
        var start = MonotonicClock.Now;
        var phase = "connect";
        var outcome = "ok";
        var backend = "-";
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server, patience.Token);
            phase = "response";
            await socket.SendAsync(text, patience.Token);
            (outcome, backend) = Judge(await ReadToEnd(socket, patience.Token));
        }
        catch (OperationCanceledException)
        {
            outcome = phase + "-timeout";
        }
        catch (SocketException refused)
        {
            outcome = phase + "-" + refused.SocketErrorCode;
        }

        return new(name, start, MonotonicClock.Now, outcome, backend);
    }

    private static async Task<string> ReadToEnd(Socket socket, CancellationToken patience)
    {
        var buffer = new byte[2048];
        var used = 0;
        while (used < buffer.Length && await socket.ReceiveAsync(buffer.AsMemory(used), patience) is > 0 and var received)
        {
            used += received;
        }

        return Encoding.ASCII.GetString(buffer, 0, used);
    }

    private static (string Outcome, string Backend) Judge(string response)
    {
        var end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return ("closed-early", "-");
        }

        return response.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)
            ? ("ok", response[(end + 4)..].Trim())
            : ("status-" + response.Split(' ')[1], "-");
    }
}
