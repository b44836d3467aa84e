namespace Tandem.Coordination.Messages;

/// <summary>What an operator wants. The numbers are the wire's; an intent of a kind that only a newer node knows is left out when read.</summary>
public enum IntentKind
{
    /// <summary>The node shall hold no router.</summary>
    Drain = 1,

    /// <summary>The node takes part again as configured.</summary>
    Undrain = 2,

    /// <summary>The router shall be held by the node.</summary>
    Move = 3,

    /// <summary>The router goes to whom the configuration prefers.</summary>
    Unmove = 4,
}
