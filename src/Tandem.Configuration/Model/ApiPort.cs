using System.Net;

namespace Tandem.Configuration.Model;

/// <summary>Where one node answers over TLS.</summary>
/// <param name="Place">The address and the port.</param>
/// <param name="Certificate">The file of the certificate it shows.</param>
/// <param name="Key">The file of its private key.</param>
/// <param name="Access">The file that lists who may ask, and what.</param>
public sealed record ApiPort(IPEndPoint Place, string Certificate, string Key, string Access);
