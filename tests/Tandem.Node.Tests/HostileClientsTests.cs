using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Whoever attacks the API of a Master costs its addresses nothing.</summary>
public sealed class HostileClientsTests(ITestOutputHelper output)
{
    private const int Connections = 10_000;
    private const int Held = 500;
    private const int Port = 9470;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [KernelFact(Needs = "nft")]
    public async Task Ten_thousand_connections_slow_readers_and_oversize_bodies_move_nothing_at_ten_milliseconds()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        var folder = Path.GetDirectoryName(pki.TrustFile);
        await pair.Start(Pair.Configuration(interval: "10ms", top: $"api {{ listen = \"127.0.0.1:{Port}\", certificate = \"{folder}/{{node}}.pem\" }}"));

        var made = pair.A.Network.Enter(() => Storm(() => Tcp(), Encoding.ASCII.GetBytes("\u0016\u0003\u0001\u0000\u00a5nonsense"), Connections));
        var readers = Storm(() => Unix(pair.A), Encoding.ASCII.GetBytes("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n"), Held);
        var bodies = Storm(() => Unix(pair.A), Encoding.ASCII.GetBytes($"POST /v1/drain HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000000\r\n\r\n{new string('x', 60_000)}"), Held);

        output.WriteLine($"connections: {made} over TCP, {readers} that do not read, {bodies} with a large body");
        Assert.Equal(Connections, made);
        pair.IsUnmoved();
        await Until.True("the socket answers again", () => Operator.Run(pair.A, "status").Code == 0, Longest, () => pair.A.Said);
        pair.IsUnmoved();
    }

    /// <summary>Connects and sends as fast as it can, and holds what it can; what is refused counts as well.</summary>
    private static int Storm(Func<Socket> connect, byte[] words, int count)
    {
        var held = new Queue<Socket>();
        var made = 0;
        try
        {
            for (; made < count; made++)
            {
                try
                {
                    var socket = connect();
                    held.Enqueue(socket);
                    socket.Send(words);
                }
                catch (SocketException)
                {
                    // Refused, or closed at once, which is what it should be.
                }

                if (held.Count > Held)
                {
                    held.Dequeue().Dispose();
                }
            }

            return made;
        }
        finally
        {
            foreach (var socket in held)
            {
                socket.Dispose();
            }
        }
    }

    private static Socket Tcp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = 100, LingerState = new LingerOption(enable: true, seconds: 0) };
        return Connected(socket, new IPEndPoint(IPAddress.Loopback, Port));
    }

    private static Socket Unix(Machine machine)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { SendTimeout = 100, Blocking = true };
        return Connected(socket, new UnixDomainSocketEndPoint(Path.Combine(machine.RunDirectory, "api.sock")));
    }

    private static Socket Connected(Socket socket, EndPoint place)
    {
        try
        {
            socket.Connect(place);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
