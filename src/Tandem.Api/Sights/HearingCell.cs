using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>Whether a node hears another one.</summary>
/// <param name="Segment">On which link.</param>
/// <param name="Family">By ARP, or by neighbour solicitations.</param>
/// <param name="Listener">Who listens.</param>
/// <param name="Speaker">Whom.</param>
/// <param name="Hears">Null: the listener does not say.</param>
/// <param name="Detail">By what that is known.</param>
/// <param name="At">When the listener said so; null: never.</param>
public sealed record HearingCell(string Segment, Family Family, string Listener, string Speaker, bool? Hears, string Detail, DateTimeOffset? At);
