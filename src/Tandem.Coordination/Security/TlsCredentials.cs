using System.Security.Cryptography.X509Certificates;

namespace Tandem.Coordination.Security;

/// <summary>What was in the files: the own certificate with its key, and whom to trust.</summary>
/// <param name="Certificate">With its private key.</param>
/// <param name="Authorities">At least one.</param>
/// <param name="Fingerprint">Differs when anything in the files does.</param>
public sealed record TlsCredentials(X509Certificate2 Certificate, X509Certificate2Collection Authorities, string Fingerprint)
{
    public DateTimeOffset End => new(Certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
}
