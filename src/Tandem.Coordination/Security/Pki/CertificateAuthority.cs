using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tandem.Coordination.Security.Pki;

/// <summary>A key and its certificate that sign the certificates of nodes. ECDSA P-256 throughout.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const int SerialLength = 16;

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private CertificateAuthority(X509Certificate2 certificate) => Certificate = certificate;

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Certificate and key, as <see cref="Load"/> reads them.</summary>
    public string Pem => ToPem(Certificate);

    public static CertificateAuthority Create(string cluster, DateTimeOffset now, int days)
    {
        Lifetime.Check(days);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject($"Tandem authority of {cluster}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return new(request.CreateSelfSigned(now - Lifetime.Backdating, now.AddDays(days)));
    }

    /// <exception cref="PkiException">The file cannot be read, or is not an authority's.</exception>
    public static CertificateAuthority Load(string file)
    {
        try
        {
            return new(X509Certificate2.CreateFromPemFile(file));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new PkiException($"{file} cannot be used: {unusable.Message.ReplaceLineEndings(" ")}; allowed the authority's key and certificate, as --pki init writes them");
        }
    }

    /// <summary>A node's certificate, with its key, good for the addresses that it may come from.</summary>
    /// <exception cref="PkiException">The lifetime is out of bounds, or longer than the authority's own.</exception>
    public X509Certificate2 Issue(string cluster, string node, IReadOnlyCollection<IPAddress> addresses, DateTimeOffset now, int days)
    {
        Lifetime.Check(days);
        var end = now.AddDays(days);
        if (end > Certificate.NotAfter)
        {
            throw new PkiException(
                $"the lifetime is {days} days; allowed 1..{Math.Max((int)(Certificate.NotAfter - now).TotalDays, 0)}, for the authority ends on {Certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject(node), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication, ClientAuthentication], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(NamesOf(cluster, node, addresses));
        var begin = now - Lifetime.Backdating;
        using var issued = request.Create(Certificate, begin < Certificate.NotBefore ? Certificate.NotBefore : begin, end, RandomNumberGenerator.GetBytes(SerialLength));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Certificate, then key, in PEM.</summary>
    public static string ToPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new PkiException("the certificate comes without an ECDSA key");
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    public void Dispose() => Certificate.Dispose();

    private static X509Extension NamesOf(string cluster, string node, IEnumerable<IPAddress> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
        }

        names.AddDnsName(node);
        names.AddUri(new Uri(NodeName.UriOf(cluster, node)));
        return names.Build();
    }

    private static X500DistinguishedName Subject(string name)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        return subject.Build();
    }
}
