using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Sockets;

/// <summary>Frames that a <see cref="PacketSocket"/> sends in one call. It keeps copies, so nobody has to hold still for it, and allocates nothing after construction.</summary>
public sealed class FrameBatch
{
    /// <summary>As many as a segment has virtual router identifiers.</summary>
    public const int MostFrames = 255;

    /// <summary>255 advertisements of three IPv4 addresses each; what does not fit goes in a further call.</summary>
    private const int MostBytes = 16 * 1024;

    // Pinned: the kernel is told where they are.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(MostBytes, pinned: true);
    private readonly LibC.IoVec[] _frames = GC.AllocateArray<LibC.IoVec>(MostFrames, pinned: true);
    private readonly LibC.MMsgHdr[] _messages = GC.AllocateArray<LibC.MMsgHdr>(MostFrames, pinned: true);
    private int _used;

    /// <summary>Makes an empty batch.</summary>
    public FrameBatch()
    {
        for (var i = 0; i < MostFrames; i++)
        {
            _messages[i].Header.Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_frames, i);
            _messages[i].Header.VectorCount = 1;
        }
    }

    /// <summary>How many frames it holds, sent or not.</summary>
    public int Count { get; private set; }

    /// <summary>The first frame that was not yet tried.</summary>
    internal int Next { get; private set; }

    /// <summary>Those that were not yet tried.</summary>
    internal Span<LibC.MMsgHdr> Left => _messages.AsSpan(Next, Count - Next);

    /// <summary>Takes a copy of a frame.</summary>
    /// <returns>False: it is full.</returns>
    public bool TryAdd(ReadOnlySpan<byte> frame)
    {
        if (Count == MostFrames || frame.Length > MostBytes - _used)
        {
            return false;
        }

        frame.CopyTo(_bytes.AsSpan(_used));
        _frames[Count].Base = Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, _used);
        _frames[Count].Length = frame.Length;
        _used += frame.Length;
        Count++;
        return true;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        Next = 0;
        _used = 0;
    }

    /// <summary>So many more were tried.</summary>
    internal void Advance(int frames) => Next += frames;
}
