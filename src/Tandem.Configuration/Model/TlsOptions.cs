namespace Tandem.Configuration.Model;

/// <summary>The section "coordination.tls" as the file has it. In paths, {node} stands for the node's name.</summary>
/// <param name="Mode">Whether there is TLS.</param>
/// <param name="Authorities">Certificates of the authorities to trust.</param>
/// <param name="Certificate">The node's own certificate.</param>
/// <param name="Key">Its private key; the same file by default.</param>
public sealed record TlsOptions(TlsMode Mode, string Authorities, string Certificate, string Key)
{
    public const string NodePlace = "{node}";

    /// <summary>What holds when the file says nothing: the files that tandem-node --pki makes.</summary>
    public static readonly TlsOptions Default = new(TlsMode.Auto, "/etc/tandem/pki/ca.pem", "/etc/tandem/pki/{node}.pem", "/etc/tandem/pki/{node}.pem");

    /// <summary>What one node uses; null for none.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="isExposed">Whether any node is on another machine.</param>
    public TlsConfiguration? For(string node, bool isExposed) => Mode == TlsMode.On || (Mode == TlsMode.Auto && isExposed)
        ? new(Authorities, Certificate.Replace(NodePlace, node, StringComparison.Ordinal), Key.Replace(NodePlace, node, StringComparison.Ordinal))
        : null;
}
