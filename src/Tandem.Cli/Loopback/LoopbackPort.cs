using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Loopback;

/// <summary>A TCP port of the loopback for a browser, behind which is the node's socket.</summary>
/// <param name="socket">The node's.</param>
/// <param name="guard">Who may ask.</param>
/// <param name="port">Where; 0: anywhere.</param>
internal sealed class LoopbackPort(string socket, LoopbackGuard guard, int port) : IDisposable
{
    private const int Most = 64;
    private static readonly TimeSpan LongestHead = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, port);
    private readonly SemaphoreSlim _free = new(Most, Most);

    /// <exception cref="SocketException">The port is taken.</exception>
    public IPEndPoint Open()
    {
        _listener.Start(Most);
        return (IPEndPoint)_listener.LocalEndpoint;
    }

    /// <summary>Until it is cancelled.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _free.WaitAsync(cancellation).ConfigureAwait(false);
            _ = ServeAsync(await _listener.AcceptSocketAsync(cancellation).ConfigureAwait(false), cancellation);
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(Socket client, CancellationToken cancellation)
    {
        try
        {
            await using var browser = new NetworkStream(client, ownsSocket: true);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            over.CancelAfter(LongestHead);
            if (await RequestHead.ReadAsync(browser, over.Token).ConfigureAwait(false) is not { } head)
            {
                return;
            }

            over.CancelAfter(Timeout.InfiniteTimeSpan);
            if (guard.Refuse(head) is var (status, words))
            {
                await RefuseAsync(browser, status, words, over.Token).ConfigureAwait(false);
                return;
            }

            await PassAsync(browser, head, over).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One of the two has gone: the other one sees a connection that ends.
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task PassAsync(NetworkStream browser, RequestHead head, CancellationTokenSource over)
    {
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), over.Token).ConfigureAwait(false);
        }
        catch (SocketException away)
        {
            await RefuseAsync(browser, 502, $"no node answers on {socket} ({away.SocketErrorCode})", over.Token).ConfigureAwait(false);
            return;
        }

        await using var node = new NetworkStream(connection);
        await node.WriteAsync(LoopbackGuard.ToNode(head), over.Token).ConfigureAwait(false);
        await SendBodyAsync(browser, node, head, over.Token).ConfigureAwait(false);

        // Whoever follows events may go at any time, and then has nothing more to say.
        var (answer, end) = (node.CopyToAsync(browser, over.Token), browser.ReadAsync(new byte[1], over.Token).AsTask());
        await Task.WhenAny(answer, end).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(answer, end).ConfigureAwait(false);
    }

    private static async Task SendBodyAsync(NetworkStream browser, NetworkStream node, RequestHead head, CancellationToken cancellation)
    {
        var left = LoopbackGuard.BodyOf(head) ?? 0;
        var part = head.Surplus[..Math.Min(left, head.Surplus.Length)];
        var buffer = new byte[Math.Clamp(left, 1, 16 << 10)];
        while (left > 0)
        {
            if (part.IsEmpty)
            {
                part = buffer.AsMemory(0, await browser.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), cancellation).ConfigureAwait(false));
            }

            if (part.IsEmpty)
            {
                throw new IOException("the request ended early");
            }

            await node.WriteAsync(part, cancellation).ConfigureAwait(false);
            left -= part.Length;
            part = ReadOnlyMemory<byte>.Empty;
        }
    }

    private static async Task RefuseAsync(NetworkStream browser, int status, string words, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new ProblemDocument("about:blank", "Refused by tandem dashboard", status, words), ApiForms.Plain.ProblemDocument);
        var head = $"HTTP/1.1 {status} Refused\r\nContent-Type: {ProblemDocument.MediaType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await browser.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation).ConfigureAwait(false);
        await browser.WriteAsync(body, cancellation).ConfigureAwait(false);
    }
}
