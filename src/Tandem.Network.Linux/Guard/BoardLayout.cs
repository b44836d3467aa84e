namespace Tandem.Network.Linux.Guard;

/// <summary>Where everything stands on the board. Numbers are in the machine's own byte order: both ends run on it.</summary>
internal static class BoardLayout
{
    internal const uint Magic = 0x4452_4254;

    /// <summary>Of the board and of the records.</summary>
    internal const uint Version = 4;

    internal const int MagicOffset = 0;
    internal const int VersionOffset = 4;
    internal const int LengthOffset = 8;

    /// <summary>One cache line each: they are written by different threads.</summary>
    internal const int ProgressOffset = 64;
    internal const int ProgressStride = 64;
    internal const int ProgressCount = 7;

    /// <summary>Inside such a line: the last beat comes first, then how long this part may stand still.</summary>
    internal const int AllowedOffset = 8;

    internal const int SlotsOffset = ProgressOffset + (ProgressCount * ProgressStride);

    /// <summary>4,080 virtual routers in both families.</summary>
    internal const int SlotCount = 2 * 4080;

    internal const int Length = SlotsOffset + SlotCount;

    internal const byte Closed = 0;
    internal const byte Open = 1;
}
