using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Client;

/// <summary>Asks the node of this host over its socket. Whatever goes wrong is one line with its cure.</summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly string _socket;
    private readonly HttpClient _client;

    public ApiClient(string socket)
    {
        _socket = socket;
        var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseProxy = false, UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        _client = new HttpClient(handler) { BaseAddress = new Uri("http://tandem"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="FailedException">There is no answer, or it is a refusal.</exception>
    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> form, CancellationToken cancellation) => SendAsync(new(HttpMethod.Get, path), TimeSpan.Zero, form, cancellation);

    /// <param name="path">Where to.</param>
    /// <param name="request">What.</param>
    /// <param name="requestForm">Its form.</param>
    /// <param name="wait">How long the answer may take beside the usual.</param>
    /// <param name="form">The answer's form.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FailedException">There is no answer, or it is a refusal.</exception>
    public Task<T> PostAsync<TRequest, T>(string path, TRequest request, JsonTypeInfo<TRequest> requestForm, TimeSpan wait, JsonTypeInfo<T> form, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(request, requestForm);
        if (bytes.Length > ConfigurationRequest.MostBytes)
        {
            throw new FailedException(ExitCode.Refused, $"the configuration makes a request of {bytes.Length} bytes; allowed {ConfigurationRequest.MostBytes}");
        }

        var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/json");
        return SendAsync(new(HttpMethod.Post, path) { Content = body }, wait, form, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(HttpRequestMessage request, TimeSpan wait, JsonTypeInfo<T> form, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestAnswer + wait);
        try
        {
            using (request)
            using (var response = await _client.SendAsync(request, patience.Token).ConfigureAwait(false))
            {
                if (!response.IsSuccessStatusCode)
                {
                    throw await RefusalOf(response, patience.Token).ConfigureAwait(false);
                }

                return await response.Content.ReadFromJsonAsync(form, patience.Token).ConfigureAwait(false) ?? throw Strange("nothing");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FailedException(ExitCode.Unreachable, $"the node on {_socket} does not answer within {(LongestAnswer + wait).TotalSeconds:0} s; see its log (journalctl -u tandem)");
        }
        catch (HttpRequestException failed)
        {
            throw new FailedException(ExitCode.Unreachable, WhyNot(failed));
        }
        catch (JsonException)
        {
            throw Strange("something else");
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<FailedException> RefusalOf(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemDocument.MediaType)
        {
            return Strange($"HTTP status {(int)response.StatusCode}");
        }

        var problem = await response.Content.ReadFromJsonAsync(ApiJson.Default.ProblemDocument, cancellation).ConfigureAwait(false);
        return new(ExitCode.Refused, problem?.Detail ?? $"HTTP status {(int)response.StatusCode}");
    }

    private FailedException Strange(string what) => new(ExitCode.Unreachable, $"what answers on {_socket} is no node of this version (it said {what}); give its socket with --socket PATH");

    private string WhyNot(HttpRequestException failed) => (failed.InnerException as SocketException)?.SocketErrorCode switch
    {
        SocketError.AccessDenied => $"permission denied on {_socket}; run it as root, or join the group tandem (usermod -aG tandem NAME) and log in anew",
        SocketError.AddressNotAvailable or SocketError.ConnectionRefused => $"no node answers on {_socket}; start it (systemctl start tandem), or give another socket with --socket PATH",
        null => $"the node on {_socket} closed the connection; try again, and see its log (journalctl -u tandem)",
        var other => $"{_socket} cannot be reached ({other}); give the node's socket with --socket PATH",
    };
}
