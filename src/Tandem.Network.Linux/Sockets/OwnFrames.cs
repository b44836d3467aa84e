using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Sockets;

/// <summary>Keeps what this host sends away from a capture.</summary>
public static class OwnFrames
{
    /// <summary>Tells the kernel not to hand outgoing frames to a packet socket.</summary>
    /// <param name="capture">The socket's descriptor; it stays its owner's.</param>
    /// <returns>False before Linux 4.20.</returns>
    public static bool TryIgnore(int capture)
    {
        var borrowed = new FileDescriptor();
        Marshal.InitHandle(borrowed, capture);
        var on = BitConverter.GetBytes(1);
        var accepted = LibC.setsockopt(borrowed, LibC.SOL_PACKET, LibC.PACKET_IGNORE_OUTGOING, on, on.Length) == 0;
        borrowed.SetHandleAsInvalid();
        return accepted;
    }
}
