using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Tandem.Api.Contracts;
using Tandem.Api.Http;

namespace Tandem.Api.Doors;

/// <summary>The API over TLS, HTTP/1.1 and HTTP/2: for those who have a token or a certificate that is listed.</summary>
internal sealed class TlsDoor
{
    private const string Scheme = "Bearer ";
    private readonly AccessList _access;
    private readonly WatchedFile<X509Certificate2?> _certificate;

    private TlsDoor(Socket socket, TlsDoorOptions options, Action<string> warn, TimeProvider time)
    {
        Socket = socket;
        _access = new(options.Access, warn, time);
        _certificate = new(options.Certificate, certificate => Load(certificate, options.Key), null, time);
    }

    public Socket Socket { get; }

    /// <summary>A port that cannot be had costs what is asked there, nothing else: null then, and that was said.</summary>
    public static TlsDoor? TryOpen(TlsDoorOptions options, Action<string> warn, TimeProvider time)
    {
        var socket = new Socket(options.Place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            socket.Bind(options.Place);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            warn($"the API does not answer on {options.Place}: {refused.Message}; set tandem.api.listen to an address of this node and a free port; addresses are unaffected");
            return null;
        }

        var door = new TlsDoor(socket, options, warn, time);
        if (door._certificate.Value is null)
        {
            warn($"the API answers nobody on {options.Place} before there is a certificate in {options.Certificate}; tandem-node --pki issue makes one");
        }

        return door;
    }

    public void Join(KestrelServerOptions kestrel) => kestrel.Listen((IPEndPoint)Socket.LocalEndPoint!, listener =>
    {
        listener.Protocols = HttpProtocols.Http1AndHttp2;
        listener.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => _certificate.Value;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            // Who it is, its hash says.
            https.ClientCertificateValidation = static (_, _, _) => true;
            https.HandshakeTimeout = TimeSpan.FromSeconds(5);
            https.SslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13;
        });
    });

    /// <summary>Nobody gets further than the empty page without a role, and nobody who may only look gives a command.</summary>
    public Task Guard(HttpContext context, RequestDelegate next)
    {
        if (SitePages.IsOpen(context.Request))
        {
            return next(context);
        }

        switch (_access.RoleOf(TokenOf(context.Request), context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate))
        {
            case null:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Answer.Refuse(context, Refusal.Unknown, "allowed with the header Authorization: Bearer TOKEN, or a client certificate, that tandem.api.access lists");
            case Role.ReadOnly when !Looks(context.Request):
                return Answer.Refuse(context, Refusal.Forbidden, "this token or certificate is read-only; allowed with the role operator");
            default:
                return next(context);
        }
    }

    /// <summary>A plan changes nothing; it is posted because a configuration is too long for a path.</summary>
    private static bool Looks(HttpRequest request) => HttpMethods.IsGet(request.Method) || (HttpMethods.IsPost(request.Method) && request.Path == ApiRoutes.Plan);

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } said && said.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? said[Scheme.Length..].Trim() : null;

    /// <summary>By way of PKCS#12, because TLS wants a key that lasts.</summary>
    private static X509Certificate2 Load(string certificate, string key)
    {
        using var loaded = X509Certificate2.CreateFromPemFile(certificate, key);
        return X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), password: null);
    }
}
