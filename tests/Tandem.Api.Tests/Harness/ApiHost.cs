using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Time.Testing;
using Tandem.Api.Contracts;

namespace Tandem.Api.Tests.Harness;

/// <summary>The API on a socket in a folder of its own, and a client.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-api-");
    private ApiServer? _server;

    private ApiHost()
    {
        var handler = new SocketsHttpHandler { ConnectCallback = async (_, cancellation) => new NetworkStream(await ConnectAsync(cancellation), ownsSocket: true) };
        Client = new HttpClient(handler) { BaseAddress = new Uri("http://tandem"), Timeout = TimeSpan.FromSeconds(20) };
    }

    public FakeEyes Eyes { get; } = new();

    public FakeDesk Desk { get; } = new();

    public HttpClient Client { get; }

    public List<string> Warnings { get; } = [];

    public string Socket => Path.Combine(_folder.FullName, ApiRoutes.SocketName);

    public static async Task<ApiHost> StartAsync(Func<ApiPorts, ApiPorts>? change = null, Func<string, bool>? share = null)
    {
        var host = new ApiHost();
        var ports = new ApiPorts(() => SightBuilder.Facts, host.Eyes, new FakeTimeProvider(SightBuilder.Now) { AutoAdvanceAmount = TimeSpan.Zero }) { Commands = host.Desk };
        host._server = await ApiServer.StartAsync(new ApiOptions(host.Socket, share ?? (_ => false)), change?.Invoke(ports) ?? ports, host.Warnings.Add, CancellationToken.None);
        return host;
    }

    /// <summary>Another server on the same socket; null when it could not begin.</summary>
    public Task<ApiServer?> StartAnotherAsync() => ApiServer.StartAsync(
        new ApiOptions(Socket, _ => false), new ApiPorts(() => SightBuilder.Facts, Eyes, TimeProvider.System), Warnings.Add, CancellationToken.None);

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> form) => JsonSerializer.Deserialize(await Client.GetStringAsync(path), form)!;

    public async Task<(int Status, string Body)> PostAsync(string path, string body, string mediaType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(mediaType);
        using var response = await Client.PostAsync(path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<Socket> ConnectAsync(CancellationToken cancellation = default)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellation);
        return socket;
    }

    /// <summary>Sends bytes as they are; all that comes back until the other end closes.</summary>
    public async Task<string> RawAsync(string text)
    {
        using var socket = await ConnectAsync();
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (IOException)
        {
            // It was closed before all was read, which is an answer, too.
        }

        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var length)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, length));
            }
        }
        catch (IOException)
        {
            // Reset instead of closed.
        }

        return answer.ToString();
    }

    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.StopAsync(TimeSpan.FromSeconds(5));
            await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        _folder.Delete(recursive: true);
    }
}
