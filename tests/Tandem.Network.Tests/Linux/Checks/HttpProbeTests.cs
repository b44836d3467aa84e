using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Network.Checks;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>Real sockets on the loopback.</summary>
public sealed class HttpProbeTests
{
    [Theory]
    [InlineData(200, 200, 299, true)]
    [InlineData(204, 200, 299, true)]
    [InlineData(302, 200, 299, false)]
    [InlineData(302, 200, 399, true)]
    [InlineData(503, 200, 299, false)]
    public async Task Status_decides(int status, int low, int high, bool passes)
    {
        using var server = new WebServer(WebServer.Answer(status));

        var result = await Probing.Run(Target(server) with { Status = new(low, high) });

        Assert.Equal(passes, result is ProbeResult.Passed);
        Assert.Contains($"answers {status}", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all is ready now", "ready", false, true)]
    [InlineData("all is lost", "ready", false, false)]
    [InlineData("ready", "^re.dy$", true, true)]
    [InlineData("ready or not", "^re.dy$", true, false)]
    public async Task Body_decides(string body, string wanted, bool isPattern, bool passes)
    {
        using var server = new WebServer(WebServer.Answer(200, body));

        var result = await Probing.Run(Target(server) with { Body = new BodyMatch(wanted, isPattern) });

        Assert.Equal(passes, result is ProbeResult.Passed);
    }

    [Fact]
    public async Task What_stands_beyond_the_first_64_KiB_is_not_read()
    {
        using var server = new WebServer(WebServer.Answer(200, new string('.', 65_536) + "ready"));

        Assert.IsType<ProbeResult.Failed>(await Probing.Run(Target(server) with { Body = new BodyMatch("ready", false) }));
    }

    [Fact]
    public async Task The_request_names_the_host_and_asks_for_a_connection_of_its_own()
    {
        using var server = new WebServer(WebServer.Answer(200));

        await Probing.Run(Target(server) with { Host = "www.example.com" });

        Assert.StartsWith("GET /health HTTP/1.1\r\n", server.Asked, StringComparison.Ordinal);
        Assert.Contains("Host: www.example.com\r\n", server.Asked, StringComparison.Ordinal);
        Assert.Contains("Connection: close\r\n", server.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_and_says_so()
    {
        var server = new WebServer(WebServer.Answer(200));
        var target = Target(server);
        server.Dispose();

        var result = await Probing.Run(target);

        Assert.Equal(new ProbeResult.Failed($"{target.Url}: ConnectionRefused"), result);
        Assert.Equal(new ProbeResult.Failed($"127.0.0.1:{target.Url.Port}: ConnectionRefused"), await Probing.Run(Tcp(target.Url.Port)));
    }

    /// <summary>This node is on time here, so the one who does not answer is to blame.</summary>
    [Fact]
    public async Task One_that_accepts_and_does_not_answer_in_time_is_a_failure()
    {
        using var server = new WebServer(null);

        var result = await Probing.Run(Target(server), TimeSpan.FromSeconds(2));

        Assert.Equal(new ProbeResult.Failed("no answer within 2 s"), result);
        Assert.IsType<ProbeResult.Passed>(await Probing.Run(Tcp(server.Port)));
    }

    [Fact]
    public async Task What_is_no_HTTP_is_a_failure()
    {
        using var server = new WebServer("SSH-2.0-Whatever\r\n");

        Assert.IsType<ProbeResult.Failed>(await Probing.Run(Target(server)));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused_unless_it_may_be_anybodys()
    {
        using var certificate = SelfMade();
        using var server = new WebServer(WebServer.Answer(200), certificate);
        var target = Target(server) with { Url = new Uri($"https://127.0.0.1:{server.Port}/"), Host = "www.example.com" };

        var refused = await Probing.Run(target);
        Assert.IsType<ProbeResult.Failed>(refused);
        Assert.Contains("certificate is not valid", refused.Detail, StringComparison.Ordinal);

        Assert.IsType<ProbeResult.Passed>(await Probing.Run(target with { VerifiesCertificate = false }));
        Assert.Equal("www.example.com", server.ServerName);
    }

    [Fact]
    public async Task Plain_text_where_TLS_is_wanted_is_a_failure()
    {
        using var server = new WebServer(WebServer.Answer(200));

        Assert.IsType<ProbeResult.Failed>(await Probing.Run(Target(server) with { Url = new Uri($"https://127.0.0.1:{server.Port}/"), VerifiesCertificate = false }));
    }

    private static CheckTarget.Http Target(WebServer server) =>
        new(new Uri($"http://127.0.0.1:{server.Port}/health"), null, StatusRange.Success, null, VerifiesCertificate: true);

    private static CheckTarget.Tcp Tcp(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    private static X509Certificate2 SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=www.example.com", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("www.example.com");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
