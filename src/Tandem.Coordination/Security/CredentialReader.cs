using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Security;

/// <summary>Reads a node's credentials and judges them as a peer would, so that what is wrong is said here and not only in the peers' logs.</summary>
internal static class CredentialReader
{
    public static TlsReading Read(TlsFiles files, NodeIdentity identity, DateTimeOffset now)
    {
        if (new[] { files.Authorities, files.Certificate, files.Key }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            return new TlsReading.Unusable(
                $"{missing} is missing; make the authority (tandem-node --pki init --config FILE) and a certificate for each node "
                + $"(tandem-node --pki issue {identity.Node} --config FILE), and give this node {files.Authorities} and {files.Certificate}");
        }

        try
        {
            var authorities = TrustStore.Read(files.Authorities);
            var certificate = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            var fingerprint = Fingerprint(files);
            return new PeerCheck(identity.Cluster, identity.Nodes, authorities).Check(certificate, [], identity.Address, now) is { } refusal
                ? new TlsReading.Unusable($"{files.Certificate} would be refused by every peer: {refusal.What}; {refusal.Cure}")
                : new TlsReading.Usable(new(certificate, authorities, fingerprint));
        }
        catch (PkiException unusable)
        {
            return new TlsReading.Unusable(unusable.Message);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return new TlsReading.Unusable(
                $"{files.Certificate} with {files.Key} cannot be used: {unusable.Message.ReplaceLineEndings(" ")}; allowed a certificate and its key (tandem-node --pki issue {identity.Node})");
        }
    }

    /// <summary>Of the files' contents; empty for one that cannot be read.</summary>
    public static string Fingerprint(TlsFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { files.Authorities, files.Certificate, files.Key })
        {
            hash.AppendData(Content(file));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Content(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
