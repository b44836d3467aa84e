using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>A server on the loopback that answers every request with the same bytes, and keeps what it was asked.</summary>
internal sealed class WebServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly string? _answer;
    private readonly CancellationTokenSource _end = new();

    /// <param name="answer">Status line, headers and body; null: it accepts and never answers.</param>
    /// <param name="certificate">For TLS; null: without.</param>
    public WebServer(string? answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Asked { get; private set; } = "";

    public string? ServerName { get; private set; }

    public static string Answer(int status, string body = "", string headers = "") =>
        $"HTTP/1.1 {status} Whatever\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        try
        {
            if (_certificate is { } certificate)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync((_, hello, _, _) =>
                {
                    ServerName = hello.ServerName;
                    return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = certificate });
                }, null, _end.Token);
                stream = tls;
            }

            var request = new byte[4096];
            var length = await stream.ReadAsync(request, _end.Token);
            Asked = Encoding.ASCII.GetString(request, 0, length);
            if (_answer is null)
            {
                _ = await stream.ReadAsync(request, _end.Token);
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer), _end.Token);
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust us, or has gone.
        }
    }
}
