namespace Tandem.Configuration.Model;

/// <summary>The files from which one node takes what it needs for TLS.</summary>
/// <param name="Authorities">Certificates of the authorities to trust.</param>
/// <param name="Certificate">Its own certificate.</param>
/// <param name="Key">Its private key.</param>
public sealed record TlsConfiguration(string Authorities, string Certificate, string Key);
