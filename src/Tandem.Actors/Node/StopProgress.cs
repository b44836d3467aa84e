namespace Tandem.Actors.Node;

/// <summary>How far a node is with stopping.</summary>
internal enum StopProgress
{
    /// <summary>Nobody asked for it.</summary>
    None,

    /// <summary>Routers release.</summary>
    Releasing,

    /// <summary>Interfaces close.</summary>
    Closing,

    /// <summary>Over.</summary>
    Stopped,
}
