namespace Tandem.Coordination.Messages;

/// <summary>What a node is for a virtual router (RFC 9568 §6.3). The numbers are the wire's.</summary>
public enum RouterRole
{
    Initialize = 0,
    Backup = 1,
    Master = 2,
}
