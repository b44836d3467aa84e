using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;
using static Tandem.Coordination.Tests.Security.Certificates;

namespace Tandem.Coordination.Tests.Security;

/// <summary>Who is let in, and what is said of who is not.</summary>
public sealed class PeerCheckTests
{
    [Fact]
    public void A_node_with_its_own_certificate_is_let_in()
    {
        using var authority = Authority();

        Assert.Null(Check(authority).Check(authority.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now));
    }

    [Fact]
    public void While_authorities_change_both_are_trusted()
    {
        using var old = Authority();
        using var next = Authority();
        var check = Check(next, old);

        Assert.Null(check.Check(old.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now));
        Assert.Null(check.Check(next.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now));
    }

    [Fact]
    public void An_address_that_is_no_nodes_is_refused_before_its_certificate_is_looked_at()
    {
        using var authority = Authority();

        var refusal = Check(authority).Check(authority.Issue("edge", "lb2", [Lb2], Now, 30), [], IPAddress.Parse("10.0.0.99"), Now);

        Assert.Equal((PeerRefusalKind.Stranger, "no node has this address"), (refusal!.Kind, refusal.What));
    }

    [Fact]
    public void A_peer_without_certificate_is_refused()
    {
        using var authority = Authority();

        var refusal = Check(authority).Check(null, [], Lb2, Now);

        Assert.Equal((PeerRefusalKind.NoCertificate, "it shows no certificate", "give lb2 one: tandem-node --pki issue lb2"), (refusal!.Kind, refusal.What, refusal.Cure));
    }

    [Fact]
    public void A_foreign_authority_is_refused_by_its_name()
    {
        using var authority = Authority();
        using var foreign = CertificateAuthority.Create("other", Now, 3650);

        var refusal = Check(authority).Check(foreign.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now);

        Assert.Equal((PeerRefusalKind.ForeignAuthority, "its certificate is signed by CN=Tandem authority of other, which is not trusted here"), (refusal!.Kind, refusal.What));
    }

    [Fact]
    public void A_foreign_authority_of_the_same_name_is_refused()
    {
        using var authority = Authority();
        using var impostor = Authority();

        Assert.Equal(PeerRefusalKind.ForeignAuthority, Check(authority).Check(impostor.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now)?.Kind);
    }

    [Fact]
    public void A_certificate_that_a_node_signed_is_refused()
    {
        using var authority = Authority();
        using var node = authority.Issue("edge", "lb2", [Lb2], Now, 30);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=lb1", key, HashAlgorithmName.SHA256);
        var generator = X509SignatureGenerator.CreateForECDsa(node.GetECDsaPrivateKey()!);
        var forged = request.Create(node.SubjectName, generator, Now.AddDays(-1), Now.AddDays(5), [1]);

        Assert.Equal(PeerRefusalKind.ForeignAuthority, Check(authority).Check(forged, [node], Lb1, Now)?.Kind);
    }

    [Fact]
    public void An_ended_certificate_is_refused_with_its_day()
    {
        using var authority = Authority();

        var refusal = Check(authority).Check(authority.Issue("edge", "lb2", [Lb2], Now, 30), [], Lb2, Now.AddDays(31));

        Assert.Equal((PeerRefusalKind.Expired, "the certificate of CN=lb2 ended on 2026-12-23 12:00 UTC"), (refusal!.Kind, refusal.What));
        Assert.Equal("renew it (tandem-node --pki rotate lb2), or set the clock right", refusal.Cure);
    }

    [Fact]
    public void A_certificate_that_has_not_begun_is_refused_with_its_day()
    {
        using var authority = Authority();

        // It begins a day before it was made.
        var refusal = Check(authority).Check(authority.Issue("edge", "lb2", [Lb2], Now.AddDays(10), 30), [], Lb2, Now);

        Assert.Equal((PeerRefusalKind.NotYetValid, "the certificate of CN=lb2 begins on 2026-12-02 12:00 UTC"), (refusal!.Kind, refusal.What));
    }

    [Theory]
    [InlineData("edge", "lb1", "10.0.0.12", "10.0.0.12, lb1, tandem://edge/lb1")]
    [InlineData("edge", "lb2", "10.0.0.11", "10.0.0.11, lb2, tandem://edge/lb2")]
    [InlineData("other", "lb2", "10.0.0.12", "10.0.0.12, lb2, tandem://other/lb2")]
    public void A_certificate_of_another_node_address_or_cluster_is_refused(string cluster, string node, string address, string names)
    {
        using var authority = Authority();

        var refusal = Check(authority).Check(authority.Issue(cluster, node, [IPAddress.Parse(address)], Now, 30), [], Lb2, Now);

        Assert.Equal((PeerRefusalKind.WrongName, $"its certificate names {names}, and this must be lb2 of cluster edge at 10.0.0.12"), (refusal!.Kind, refusal.What));
    }

    [Theory]
    [InlineData("lb2", true)]
    [InlineData("lb2.example.org", true)]
    [InlineData("lb20", false)]
    [InlineData("lb1.lb2", false)]
    public void An_operators_own_authority_may_name_the_host(string host, bool good)
    {
        using var authority = Authority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=whatever", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(Lb2);
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.Create(authority.Certificate, Now.AddDays(-1), Now.AddDays(5), [1]);

        Assert.Equal(good ? null : PeerRefusalKind.WrongName, Check(authority).Check(certificate, [], Lb2, Now)?.Kind);
    }

    [Fact]
    public void A_certificate_without_names_names_nobody()
    {
        using var authority = Authority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = new CertificateRequest("CN=lb2", key, HashAlgorithmName.SHA256).Create(authority.Certificate, Now.AddDays(-1), Now.AddDays(5), [1]);

        Assert.StartsWith("its certificate names nobody", Check(authority).Check(certificate, [], Lb2, Now)?.What, StringComparison.Ordinal);
    }
}
