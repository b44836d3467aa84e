using System.Collections.Immutable;

namespace Tandem.Api.Sights;

/// <summary>Whom this node's routers believe.</summary>
/// <param name="Plain">Routers that believe whoever sends a valid advertisement, and why.</param>
/// <param name="Strangers">Whose advertisements they drop.</param>
public sealed record BeliefSight(ImmutableArray<PlainRouter> Plain, ImmutableArray<Stranger> Strangers)
{
    /// <summary>Nobody asks members.</summary>
    public static readonly BeliefSight Nothing = new([], []);
}
