using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tandem.Api.Sockets;

/// <summary>
/// HTTP/1.1 and HTTP/2 on one socket without TLS, told apart by the client's connection preface (RFC 9113 §3.4). Kestrel serves one of them on
/// a socket where nothing is negotiated, so the HTTP/2 end is a place of its own, at which nobody ever arrives by himself.
/// </summary>
internal sealed class PlainSocket : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private static readonly EndPoint Second = new SecondPlace();
    private ConnectionDelegate? _http2;

    /// <summary>Serves a socket's path.</summary>
    public void Join(KestrelServerOptions kestrel, string path)
    {
        kestrel.Listen(Second, listener =>
        {
            listener.Protocols = HttpProtocols.Http2;
            listener.Use(next => _http2 = next);
        });
        kestrel.ListenUnixSocket(path, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(http1 => connection => ServeAsync(connection, http1, kestrel.Limits.KeepAliveTimeout));
        });
    }

    public bool CanBind(EndPoint endpoint) => endpoint == Second;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(new Nobody());

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate http1, TimeSpan patience)
    {
        bool isHttp2;
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed))
        {
            limit.CancelAfter(patience);
            try
            {
                isHttp2 = await BeginsWithPrefaceAsync(connection.Transport.Input, limit.Token).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException)
            {
                return;
            }
        }

        await (isHttp2 ? _http2! : http1)(connection).ConfigureAwait(false);
    }

    /// <summary>Waits for as much as tells; nothing is taken.</summary>
    private static async Task<bool> BeginsWithPrefaceAsync(PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var isPreface = IsPreface(read.Buffer);
            input.AdvanceTo(read.Buffer.Start, isPreface is null ? read.Buffer.End : read.Buffer.Start);
            if (isPreface is not null || read.IsCompleted)
            {
                return isPreface == true;
            }
        }
    }

    /// <returns>Null while it may still become one.</returns>
    private static bool? IsPreface(in ReadOnlySequence<byte> begun)
    {
        // No method of HTTP/1.1 is called so; POST and PUT begin alike.
        var wanted = "PRI "u8;
        Span<byte> first = stackalloc byte[wanted.Length];
        var length = (int)Math.Min(begun.Length, wanted.Length);
        begun.Slice(0, length).CopyTo(first);
        return !wanted.StartsWith(first[..length]) ? false : length == wanted.Length ? true : null;
    }

    private sealed class SecondPlace : EndPoint
    {
        public override string ToString() => "http2";
    }

    /// <summary>Waits for nobody until it is told to end.</summary>
    private sealed class Nobody : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => Second;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new(_end.Task);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _end.TrySetResult(null);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
