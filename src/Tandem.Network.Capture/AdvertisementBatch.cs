using Tandem.Network.Linux.Sockets;

namespace Tandem.Network.Capture;

/// <summary>
/// The advertisements of a segment that are due together: one call into the kernel sends them all. It is filled and emptied within one
/// look at what is due, so nothing can happen to a router while its advertisement waits here.
/// </summary>
internal sealed class AdvertisementBatch(PacketSocket socket)
{
    private readonly FrameBatch _frames = new();
    private readonly RouterSlot?[] _slots = new RouterSlot?[FrameBatch.MostFrames];

    /// <summary>Takes in a router's advertisement.</summary>
    public void Add(RouterSlot slot, ReadOnlySpan<byte> frame)
    {
        if (!_frames.TryAdd(frame))
        {
            Send();
            _ = _frames.TryAdd(frame);
        }

        _slots[_frames.Count - 1] = slot;
    }

    /// <summary>Sends what was taken in. One that is held back costs the others nothing.</summary>
    public void Send()
    {
        while (socket.Send(_frames, out var refused) is var error and not 0)
        {
            _slots[refused]!.Refused(error);
        }

        Array.Clear(_slots, 0, _frames.Count);
        _frames.Clear();
    }
}
