using Microsoft.Win32.SafeHandles;

namespace Tandem.Coordination.Security.Pki;

/// <summary>
/// Where the cluster's own authority keeps its files. ca.pem: the certificates all nodes trust, to be copied to each. ca.key: the key that
/// signs, with its certificate, which need not lie on any node. NODE.pem: a node's certificate with its key, in one file so that both are
/// replaced in the same instant.
/// </summary>
/// <param name="path">An existing directory, or one to be made.</param>
public sealed class PkiDirectory(string path)
{
    /// <summary>What the authority's own files are called; no node may be.</summary>
    public const string AuthorityName = "ca";

    public string Path { get; } = path;

    /// <summary>What else a new file needs before anybody finds it there, such as an owner. An <see cref="IOException"/>: it is not to be found there.</summary>
    public Action<SafeFileHandle> Prepare { get; init; } = _ => { };

    public string TrustFile => System.IO.Path.Combine(Path, "ca.pem");

    public string AuthorityFile => System.IO.Path.Combine(Path, "ca.key");

    public string NodeFile(string node) => System.IO.Path.Combine(Path, $"{node}.pem");
}
