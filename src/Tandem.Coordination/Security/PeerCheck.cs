using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Tandem.Coordination.Security;

/// <summary>Whether a certificate is that of the node whose address its bearer has. Used for peers on either end of a connection, and for the own one before it is shown.</summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="nodes">The configured nodes' names by their management addresses.</param>
/// <param name="authorities">Whose signature counts.</param>
internal sealed class PeerCheck(string cluster, IReadOnlyDictionary<IPAddress, string> nodes, X509Certificate2Collection authorities)
{
    private const X509ChainStatusFlags Untrusted =
        X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.Cyclic;

    /// <param name="certificate">What the peer shows, null when it shows none.</param>
    /// <param name="intermediates">What else it shows.</param>
    /// <param name="source">The address it has.</param>
    /// <param name="now">The time for which validity is judged.</param>
    /// <returns>Null when it may come in.</returns>
    public PeerRefusal? Check(X509Certificate2? certificate, X509Certificate2Collection intermediates, IPAddress source, DateTimeOffset now)
    {
        if (!nodes.TryGetValue(source, out var node))
        {
            return new(PeerRefusalKind.Stranger, "no node has this address", "add it to nodes in the configuration of every node, or keep it from this port");
        }

        if (certificate is null)
        {
            return new(PeerRefusalKind.NoCertificate, "it shows no certificate", $"give {node} one: tandem-node --pki issue {node}");
        }

        return Distrust(certificate, intermediates, node, now) ?? Misnomer(SubjectNames.Of(certificate), source, node);
    }

    private PeerRefusal? Distrust(X509Certificate2 certificate, X509Certificate2Collection intermediates, string node, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.LocalDateTime;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.Where(IsRoot).ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(authorities.Where(authority => !IsRoot(authority)).ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(intermediates);
        if (chain.Build(certificate))
        {
            return null;
        }

        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if ((status & Untrusted) != X509ChainStatusFlags.NoError)
        {
            return new(
                PeerRefusalKind.ForeignAuthority,
                $"its certificate is signed by {Shown(certificate.Issuer)}, which is not trusted here",
                $"give {node} a certificate of this cluster's authority (tandem-node --pki issue {node}), or add the other authority to the trust file");
        }

        foreach (var element in chain.ChainElements.Select(element => element.Certificate))
        {
            if (now > element.NotAfter)
            {
                return new(PeerRefusalKind.Expired, $"the certificate of {Shown(element.Subject)} ended on {Shown(element.NotAfter)}", $"renew it (tandem-node --pki rotate {node}), or set the clock right");
            }

            if (now < element.NotBefore)
            {
                return new(PeerRefusalKind.NotYetValid, $"the certificate of {Shown(element.Subject)} begins on {Shown(element.NotBefore)}", "set the clocks of both nodes right");
            }
        }

        return new(PeerRefusalKind.ForeignAuthority, $"its certificate is not acceptable ({status})", $"issue another: tandem-node --pki issue {node}");
    }

    /// <summary>The address must be named, and the node: by tandem://CLUSTER/NODE, or by a host name that is the node's when an operator's own authority issues no such thing.</summary>
    private PeerRefusal? Misnomer(SubjectNames names, IPAddress source, string node)
    {
        var named = names.Nodes.Count > 0 ? names.Nodes.Contains((cluster, node)) : names.HostNames.Any(name => name == node || name.StartsWith($"{node}.", StringComparison.Ordinal));
        return named && names.Addresses.Contains(source)
            ? null
            : new(
                PeerRefusalKind.WrongName,
                $"its certificate names {names}, and this must be {node} of cluster {cluster} at {source}",
                $"issue one with that name and address: tandem-node --pki issue {node}");
    }

    private static bool IsRoot(X509Certificate2 authority) => authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData);

    private static string Shown(DateTime end) => $"{end.ToUniversalTime():yyyy-MM-dd HH:mm} UTC";

    /// <summary>A stranger chooses what stands here, and the log is one line.</summary>
    private static string Shown(string subject) => new([.. subject.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
