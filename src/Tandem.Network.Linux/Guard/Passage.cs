namespace Tandem.Network.Linux.Guard;

/// <summary>How a router's frames leave the node.</summary>
public enum Passage
{
    /// <summary>From the interface's own address; its addresses are beside the interface's own.</summary>
    Plain = 0,

    /// <summary>From the virtual MAC, without a gate.</summary>
    Ungated = 1,

    /// <summary>From the virtual MAC, through the gate.</summary>
    Gated = 2,
}
