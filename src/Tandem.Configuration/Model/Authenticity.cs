namespace Tandem.Configuration.Model;

/// <summary>Whom a virtual router believes.</summary>
public enum Authenticity
{
    /// <summary>Attested where there is a channel to the other nodes of the router, otherwise as VRRP has it.</summary>
    Auto,

    /// <summary>An advertisement that would make a Master yield counts only if the node it claims to be from says so over the channel.</summary>
    Attested,

    /// <summary>Whoever sends a valid advertisement.</summary>
    Vrrp,
}
