namespace Tandem.Coordination.Attestation;

/// <summary>Whom a router believes now.</summary>
/// <param name="Obstacle">Why it is as plain VRRP has it; null: members stand for their advertisements.</param>
/// <param name="Since">Since when.</param>
public sealed record AttestedStanding(string? Obstacle, DateTimeOffset Since)
{
    /// <summary>Whether advertisements must be stood for.</summary>
    public bool IsAttested => Obstacle is null;
}
