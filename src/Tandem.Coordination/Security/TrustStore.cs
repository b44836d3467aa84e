using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Security;

/// <summary>The authorities a node trusts, from one file: the present one, the next one while they change, and intermediates.</summary>
internal static class TrustStore
{
    /// <exception cref="PkiException">The file cannot be read or holds no certificate.</exception>
    public static X509Certificate2Collection Read(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new PkiException($"{file} cannot be used: {unusable.Message.ReplaceLineEndings(" ")}; allowed one or more certificates of authorities, in PEM");
        }

        return authorities.Count > 0
            ? authorities
            : throw new PkiException($"{file} holds no certificate; allowed one or more certificates of authorities, in PEM");
    }
}
