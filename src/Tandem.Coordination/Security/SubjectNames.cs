using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Security;

/// <summary>Whom a certificate names, by its subject alternative names; the common name does not count.</summary>
/// <param name="Addresses">IP addresses.</param>
/// <param name="HostNames">DNS names, in lower case.</param>
/// <param name="Nodes">Nodes of the form tandem://CLUSTER/NODE.</param>
internal sealed record SubjectNames(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> HostNames, IReadOnlyList<(string Cluster, string Node)> Nodes)
{
    private const string SubjectAlternativeNames = "2.5.29.17";

    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>Those of a certificate; none when it has none, or none that can be read.</summary>
    public static SubjectNames Of(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SubjectAlternativeNames) is not { } extension)
        {
            return new([], [], []);
        }

        try
        {
            var names = new X509SubjectAlternativeNameExtension(extension.RawData);
            return new([.. names.EnumerateIPAddresses()], [.. names.EnumerateDnsNames().Select(name => name.ToLowerInvariant())], NodesIn(extension.RawData));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or AsnContentException)
        {
            return new([], [], []);
        }
    }

    public override string ToString()
    {
        string[] all = [.. Addresses.Select(address => address.ToString()), .. HostNames, .. Nodes.Select(node => NodeName.UriOf(node.Cluster, node.Node))];
        return all.Length == 0 ? "nobody" : string.Join(", ", all);
    }

    private static List<(string Cluster, string Node)> NodesIn(byte[] extension)
    {
        var nodes = new List<(string, string)>();
        var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            if (names.PeekTag() != UriTag)
            {
                names.ReadEncodedValue();
            }
            else if (Uri.TryCreate(names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag), UriKind.Absolute, out var uri) && uri.Scheme == NodeName.Scheme)
            {
                nodes.Add((uri.Host, uri.AbsolutePath.Trim('/')));
            }
        }

        return nodes;
    }
}
