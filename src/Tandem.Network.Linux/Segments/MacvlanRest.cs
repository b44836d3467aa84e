namespace Tandem.Network.Linux.Segments;

/// <summary>How a macvlan waits for its addresses.</summary>
internal enum MacvlanRest
{
    /// <summary>Up, silenced by the gate.</summary>
    Up,

    /// <summary>Down, because there is no gate.</summary>
    Down,
}
