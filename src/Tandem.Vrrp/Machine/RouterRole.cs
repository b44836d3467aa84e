namespace Tandem.Vrrp.Machine;

/// <summary>The three states by name (RFC 9568 §6.4; RFC 8347 state).</summary>
public enum RouterRole
{
    /// <summary>Not started, or its interface cannot serve.</summary>
    Initialize,

    /// <summary>Standing by.</summary>
    Backup,

    /// <summary>Holding the addresses; RFC 9568 says Active.</summary>
    Master,
}
