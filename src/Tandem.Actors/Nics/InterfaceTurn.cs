namespace Tandem.Actors.Nics;

/// <summary>What became of an interface.</summary>
public enum InterfaceTurn
{
    /// <summary>It carries.</summary>
    Up,

    /// <summary>It has no carrier, or was set down.</summary>
    Down,

    /// <summary>There is none, or another one has its name.</summary>
    Gone,
}
