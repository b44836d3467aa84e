namespace Tandem.Actors.Nics;

/// <summary>How far the port is with a router.</summary>
internal enum AttachProgress
{
    /// <summary>The port knows nothing of it.</summary>
    None,

    /// <summary>Asked; the answer is for the router in the slot.</summary>
    Attaching,

    /// <summary>Asked for a router that is gone since.</summary>
    AttachingPredecessor,

    /// <summary>The interface carries it.</summary>
    Attached,
}
