using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Attestation;

/// <summary>A source of advertisements that nobody stood for.</summary>
/// <param name="Router">The router they were for.</param>
/// <param name="Source">Whose they claimed to be.</param>
/// <param name="Sender">The Ethernet address that the latest came from, if that is known.</param>
/// <param name="Count">So many since this process began.</param>
/// <param name="Latest">When the latest of them was dropped.</param>
public sealed record Disbelief(VirtualRouterKey Router, IPvXAddress Source, MacAddress? Sender, long Count, DateTimeOffset Latest);
