namespace Tandem.Coordination.Messages;

/// <summary>How something is. The numbers are the wire's; one that only a newer node knows is read as <see cref="Unknown"/>.</summary>
public enum HealthState
{
    Unknown = 0,
    Well = 1,
    Failed = 2,
}
