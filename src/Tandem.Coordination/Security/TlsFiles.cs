namespace Tandem.Coordination.Security;

/// <summary>Where a node finds what it needs for TLS, all in PEM.</summary>
/// <param name="Authorities">Certificates of the authorities it trusts.</param>
/// <param name="Certificate">Its own certificate.</param>
/// <param name="Key">The private key of that; may be the same file.</param>
public sealed record TlsFiles(string Authorities, string Certificate, string Key);
