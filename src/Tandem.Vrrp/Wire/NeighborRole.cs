namespace Tandem.Vrrp.Wire;

/// <summary>What a neighbour advertisement says about its sender: the R flag (RFC 4861 §4.4).</summary>
public enum NeighborRole
{
    /// <summary>R = 1, as RFC 9568 §6.4.1 asks for.</summary>
    Router,

    /// <summary>R = 0: the node forwards nothing, and clients must not take it for a default router.</summary>
    Host,
}
