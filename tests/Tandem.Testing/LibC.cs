using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tandem.Testing;

/// <summary>The system calls the tests need and .NET does not offer.</summary>
internal static partial class LibC
{
    internal const int CLONE_NEWNET = 0x40000000;
    internal const int SIGTERM = 15;
    internal const int SIGKILL = 9;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setns(SafeFileHandle fd, int nstype);

    internal const int PTRACE_DETACH = 17;
    internal const int PTRACE_SEIZE = 0x4206;
    internal const int PTRACE_INTERRUPT = 0x4207;
    internal const int WNOHANG = 1;
    internal const int WALL = 0x4000_0000;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int sig);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial long ptrace(int request, int pid, nint addr, nint data);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitpid(int pid, out int status, int options);
}
