using System.Net;

namespace Tandem.Api.Doors;

/// <summary>The API over TLS.</summary>
/// <param name="Place">The address and the port.</param>
/// <param name="Certificate">The file of the certificate it shows, PEM.</param>
/// <param name="Key">The file of its private key, PEM.</param>
/// <param name="Access">The file that lists who may ask, and what.</param>
public sealed record TlsDoorOptions(IPEndPoint Place, string Certificate, string Key, string Access);
