using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>One request on a connection of its own: no proxy, no redirect, no cookie, no name server.</summary>
internal static class HttpProbe
{
    /// <summary>What is matched of an answer, in bytes; more is not read.</summary>
    private const int LongestBody = 64 * 1024;

    public static async Task<ProbeResult> Run(CheckTarget.Http target, CancellationToken cancellation)
    {
        try
        {
            using var client = Client(target);
            using var request = new HttpRequestMessage(HttpMethod.Get, target.Url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.Host = target.Host;
            request.Headers.ConnectionClose = true;
            request.Headers.UserAgent.ParseAdd("tandem");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return await Judge(target, answer, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            return new ProbeResult.Failed($"{target.Url}: {InWords(failure)}");
        }
    }

    private static HttpClient Client(CheckTarget.Http target)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(target.Url.Host.Trim('[', ']')), target.Url.Port);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = async (_, cancellation) => new NetworkStream(await TcpProbe.Connect(endPoint, cancellation).ConfigureAwait(false), ownsSocket: true),
            SslOptions = new SslClientAuthenticationOptions
            {
                TargetHost = target.Host?.Split(':')[0] ?? endPoint.Address.ToString(),

                // Nothing is fetched to judge a certificate: neither who was revoked nor who stands in between.
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
        if (!target.VerifiesCertificate)
        {
#pragma warning disable CA5359 // The operator said so: whether a service answers is asked, not who it is.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async Task<ProbeResult> Judge(CheckTarget.Http target, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        if (!target.Status.Contains(status))
        {
            return new ProbeResult.Failed($"{target.Url} answers {status}, not {target.Status}");
        }

        if (target.Body is { } match && !Matches(match, await ReadBody(answer, cancellation).ConfigureAwait(false)))
        {
            return new ProbeResult.Failed($"{target.Url} answers {status} without '{match.Text}'");
        }

        return new ProbeResult.Passed($"{target.Url} answers {status}");
    }

    private static async Task<string> ReadBody(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[LongestBody];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
    }

    private static bool Matches(BodyMatch match, string body) => match.IsPattern
        ? Regex.IsMatch(body, match.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
        : body.Contains(match.Text, StringComparison.Ordinal);

    private static string InWords(Exception failure) => failure.GetBaseException() switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        AuthenticationException => "its certificate is not valid here, or there is no common way of TLS",
        var other => other.Message,
    };
}
