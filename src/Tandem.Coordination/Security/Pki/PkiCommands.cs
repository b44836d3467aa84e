using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tandem.Coordination.Security.Pki;

/// <summary>What an operator does with the cluster's own authority. Nothing is overwritten but by a rotation, and that leaves the old until the new is on disk.</summary>
/// <param name="directory">Where the files are.</param>
/// <param name="time">Begins the lifetimes.</param>
public sealed class PkiCommands(PkiDirectory directory, TimeProvider time)
{
    /// <summary>Makes an authority.</summary>
    /// <returns>What was done, for the operator.</returns>
    public string Init(string cluster, int days)
    {
        Lifetime.Check(days);
        Refuse(directory.AuthorityFile);
        Refuse(directory.TrustFile);
        using var authority = CertificateAuthority.Create(cluster, time.GetUtcNow(), days);
        Write(directory.AuthorityFile, authority.Pem, SafeFile.Secret);
        Write(directory.TrustFile, Trust([authority.Certificate]), SafeFile.Public);
        return $"made the authority of {cluster}, good until {Day(authority.Certificate)}: {directory.TrustFile} goes to every node, {directory.AuthorityFile} is secret and stays here";
    }

    /// <summary>Makes a node's first certificate.</summary>
    /// <returns>What was done, for the operator.</returns>
    public string Issue(string cluster, string node, IPAddress address, int days)
    {
        CheckName(node);
        using var authority = Authority();
        Refuse(directory.NodeFile(node));
        return Write(authority, cluster, node, [address], days);
    }

    /// <summary>Makes a node's next certificate, with the names of the present one.</summary>
    /// <returns>What was done, for the operator.</returns>
    public string Rotate(string node, int days)
    {
        CheckName(node);
        using var authority = Authority();
        using var present = Present(directory.NodeFile(node));
        var names = SubjectNames.Of(present);
        return names is { Addresses: [_, ..], Nodes: [var named, ..] } && named.Node == node
            ? Write(authority, named.Cluster, node, names.Addresses, days)
            : throw new PkiException($"{directory.NodeFile(node)} names {names}; allowed a certificate that --pki issue {node} made");
    }

    /// <summary>Makes the next authority. The present one stays trusted until its certificate is taken out of the trust file, or has ended.</summary>
    /// <returns>What was done, for the operator.</returns>
    public string RotateAuthority(string cluster, int days)
    {
        Lifetime.Check(days);
        using var present = Authority();
        var now = time.GetUtcNow();
        using var next = CertificateAuthority.Create(cluster, now, days);
        var kept = TrustStore.Read(directory.TrustFile).Where(trusted => trusted.NotAfter > now);

        // First the trust, which does no harm alone.
        Write(directory.TrustFile, Trust([next.Certificate, .. kept]), SafeFile.Public);
        Write(directory.AuthorityFile, next.Pem, SafeFile.Secret);
        return $"made the next authority, good until {Day(next.Certificate)}: first copy {directory.TrustFile} to every node, then rotate each node; the old authority is trusted until then";
    }

    private static string Trust(IEnumerable<X509Certificate2> authorities) =>
        authorities.Aggregate(new StringBuilder(), (text, authority) => text.Append(authority.ExportCertificatePem()).Append('\n')).ToString();

    private static string Day(X509Certificate2 certificate) => $"{certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";

    private static void CheckName(string node)
    {
        if (node == PkiDirectory.AuthorityName || node.Length is 0 or > 63 || node is ['-', ..] or [.., '-'] || !node.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new PkiException($"the node is {node}; allowed a name of 1 to 63 of a-z, 0-9 and -, not - at either end, and not {PkiDirectory.AuthorityName}");
        }
    }

    private static void Refuse(string file)
    {
        if (File.Exists(file))
        {
            throw new PkiException($"{file} exists, and is not overwritten; allowed --pki rotate, or another --directory");
        }
    }

    private static X509Certificate2 Present(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new PkiException($"{file} cannot be used: {unusable.Message.ReplaceLineEndings(" ")}; allowed a certificate that --pki issue made");
        }
    }

    private void Write(string file, string content, UnixFileMode mode) => SafeFile.Write(file, content, mode, directory.Prepare);

    private CertificateAuthority Authority() => CertificateAuthority.Load(directory.AuthorityFile);

    private string Write(CertificateAuthority authority, string cluster, string node, IReadOnlyCollection<IPAddress> addresses, int days)
    {
        using var certificate = authority.Issue(cluster, node, addresses, time.GetUtcNow(), days);
        var file = directory.NodeFile(node);
        Write(file, CertificateAuthority.ToPem(certificate), SafeFile.Secret);
        return $"made {file} for {NodeName.UriOf(cluster, node)} at {string.Join(", ", addresses)}, good until {Day(certificate)}: it is secret and goes to {node} alone";
    }
}
