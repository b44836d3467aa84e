using Microsoft.Win32.SafeHandles;

namespace Tandem.Network.Linux;

/// <summary>A file descriptor that is closed exactly once.</summary>
internal sealed class FileDescriptor() : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>One that a call has left in memory. To be called before anything else can fail.</summary>
    internal static FileDescriptor Of(int number)
    {
        var descriptor = new FileDescriptor();
        descriptor.SetHandle(number);
        return descriptor;
    }

    /// <summary>The number; valid while this object is referenced and not disposed.</summary>
    internal int Number => (int)DangerousGetHandle();

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LibC.close(handle) == 0;
}
