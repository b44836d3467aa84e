namespace Tandem.Network.Linux.Guard;

/// <summary>What the guard says to a worker when one is to follow another.</summary>
public enum SuccessionWord
{
    /// <summary>Could everything be handed over to other nodes? To be answered by <see cref="GuardRecord.HandsOver"/>.</summary>
    Ask = 2,

    /// <summary>A successor waits: write what has to be written, and go on; the guard ends the process. To be answered by <see cref="GuardRecord.Left"/>.</summary>
    Leave = 3,

    /// <summary>To a successor that waits: the predecessor is gone, begin.</summary>
    Begin = 4,
}
