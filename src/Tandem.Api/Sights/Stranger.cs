using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>Who advertises without being believed.</summary>
/// <param name="Router">For which router.</param>
/// <param name="Source">Whose they claim to be.</param>
/// <param name="Sender">Where the latest came from; null: not known.</param>
public sealed record Stranger(VirtualRouterKey Router, IPvXAddress Source, MacAddress? Sender);
