using System.Runtime.InteropServices;

namespace Tandem.Network.KernelTests.Linux.Native;

/// <summary>What changes the calling thread alone.</summary>
internal static class LibC
{
#pragma warning disable CA2101, SYSLIB1054 // Six calls of a test project do not need generated marshalling.
    [DllImport("libc", SetLastError = true)]
    internal static extern int unshare(int flags);

    [DllImport("libc", SetLastError = true)]
    internal static extern int mount(string source, string target, string? type, nuint flags, nint data);

    [DllImport("libc", SetLastError = true)]
    internal static extern nint syscall(nint number, nint real, nint effective, nint saved);

    [DllImport("libc", SetLastError = true)]
    internal static extern int dup2(Microsoft.Win32.SafeHandles.SafeFileHandle from, int to);

    [DllImport("libc", SetLastError = true)]
    internal static extern int capget(uint[] header, [In, Out] uint[] sets);

    [DllImport("libc", SetLastError = true)]
    internal static extern int capset(uint[] header, uint[] sets);
#pragma warning restore CA2101, SYSLIB1054
}
