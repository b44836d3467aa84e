using System.Net.Sockets;
using System.Text;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Traffic;

/// <summary>A small real web server: HTTP/1.1 with keep-alive, the body is its own name.</summary>
internal static class Backend
{
    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        var name = arguments.Get("name");
        var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {name.Length + 1}\r\n\r\n{name}\n");
        using var listener = new TcpListener(Arguments.EndPoint(arguments.Get("listen")));
        listener.Start();
        _ = Accept(listener, answer, stop.Token);
        stop.Token.WaitHandle.WaitOne();
        return 0;
    }

    private static async Task Accept(TcpListener listener, byte[] answer, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _ = Serve(await listener.AcceptSocketAsync(stop), answer, stop);
        }
    }

    private static async Task Serve(Socket socket, byte[] answer, CancellationToken stop)
    {
        using var connection = socket;
        var buffer = new byte[8192];
        var used = 0;
        try
        {
            while (await connection.ReceiveAsync(buffer.AsMemory(used), stop) is > 0 and var received)
            {
                used += received;
                while (buffer.AsSpan(0, used).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                {
                    await connection.SendAsync(answer, stop);
                    buffer.AsSpan(end + 4, used - end - 4).CopyTo(buffer);
                    used -= end + 4;
                }

                if (used == buffer.Length)
                {
                    return;
                }
            }
        }
        catch (SocketException)
        {
            // A client that goes away is none of a web server's business.
        }
        catch (OperationCanceledException)
        {
            // We were told to stop.
        }
    }
}
