using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tandem.Network.Linux.Node;

/// <summary>Has root leave its files to whoever a directory is for. Others cannot give files away, and need not.</summary>
public static class FileOwner
{
    private const int StatxSize = 256;
    private const int UidOffset = 20;
    private const int GidOffset = 24;

    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void Follow(string directory, SafeFileHandle file)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        Span<byte> found = stackalloc byte[StatxSize];
        if (LibC.statx(LibC.AT_FDCWD, directory, 0, LibC.STATX_UID | LibC.STATX_GID, found) != 0
            || LibC.fchown(file, MemoryMarshal.Read<uint>(found[UidOffset..]), MemoryMarshal.Read<uint>(found[GidOffset..])) != 0)
        {
            throw new IOException($"giving it to the owner of {directory}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }
    }
}
