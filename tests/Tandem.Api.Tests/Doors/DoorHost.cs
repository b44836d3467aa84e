using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tandem.Api.Doors;
using Tandem.Api.Tests.Harness;
using Tandem.Dashboard;

namespace Tandem.Api.Tests.Doors;

/// <summary>The API over TLS on a port of the loopback, with files of its own, and clients.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    private static readonly Site Page = new(new Dictionary<string, Func<Stream>> { ["index.html"] = () => new MemoryStream("<!doctype html>"u8.ToArray()) });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-door-");
    private ApiServer? _server;

    private DoorHost()
    {
    }

    public FakeTimeProvider Time { get; } = new(SightBuilder.Now);

    public List<string> Warnings { get; } = [];

    public FakeDesk Desk { get; } = new();

    public IPEndPoint Place => (IPEndPoint)_server!.Door!.Socket.LocalEndPoint!;

    private string Access => Path.Combine(_folder.FullName, "access");

    private string Certificate => Path.Combine(_folder.FullName, "node.pem");

    public static async Task<DoorHost> StartAsync(string access, bool hasCertificate = true)
    {
        var host = new DoorHost();
        if (hasCertificate)
        {
            host.Issue("first");
        }

        await File.WriteAllTextAsync(host.Access, access);
        var options = new TlsDoorOptions(new IPEndPoint(IPAddress.Loopback, 0), host.Certificate, host.Certificate, host.Access);
        host._server = await ApiServer.StartDoorAsync(options, new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), host.Time) { Commands = host.Desk, Changes = new FakeChangeDesk(), Site = Page }, host.Warnings.Add, CancellationToken.None);
        return host;
    }

    public static string Line(string role, string token) => $"{role} somebody token {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}\n";

    public static X509Certificate2 Made(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Gives the node a certificate, in a file that is later than the one before.</summary>
    public void Issue(string name)
    {
        using var made = Made(name);
        File.WriteAllText(Certificate, $"{made.ExportCertificatePem()}\n{made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n");
        Later(Certificate);
    }

    public void Allow(string access)
    {
        File.WriteAllText(Access, access);
        Later(Access);
    }

    public HttpClient Client(string? token = null, X509Certificate2? certificate = null, Action<string>? sees = null, string scheme = "https")
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = certificate is null ? null : [certificate],
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                {
                    sees?.Invoke(shown!.Subject);
                    return shown is { Issuer: var issuer } && issuer == shown.Subject;
                },
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"{scheme}://{Place}"), Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.StopAsync(TimeSpan.FromSeconds(5));
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Later(string file) => File.SetLastWriteTimeUtc(file, Time.GetUtcNow().UtcDateTime);
}
