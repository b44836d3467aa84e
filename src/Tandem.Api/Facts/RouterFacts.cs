using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Facts;

/// <summary>A router as it is configured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key.</param>
/// <param name="Addresses">The addresses that move, with prefix lengths.</param>
/// <param name="Participants">The nodes that take part, the preferred first.</param>
public sealed record RouterFacts(string Name, VirtualRouterKey Key, ImmutableArray<string> Addresses, ImmutableArray<string> Participants);
