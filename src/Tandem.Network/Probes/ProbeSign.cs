using Tandem.Vrrp.Model;

namespace Tandem.Network.Probes;

/// <summary>A frame that tells that somebody is there.</summary>
/// <param name="Of">The address it tells of.</param>
/// <param name="Mac">Where it is.</param>
/// <param name="IsAnswer">True for an answer, false for a question.</param>
public readonly record struct ProbeSign(IPvXAddress Of, MacAddress Mac, bool IsAnswer);
