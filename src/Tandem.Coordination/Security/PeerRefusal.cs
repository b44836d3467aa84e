namespace Tandem.Coordination.Security;

/// <summary>Why a peer is refused, for the log: what is wrong, and the cure.</summary>
/// <param name="Kind">For counting.</param>
/// <param name="What">Continues "refused 10.0.0.12:".</param>
/// <param name="Cure">What the operator can do.</param>
public sealed record PeerRefusal(PeerRefusalKind Kind, string What, string Cure);
