using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tandem.Testing;

/// <summary>The two system calls the tests need and .NET does not offer.</summary>
internal static partial class LibC
{
    internal const int CLONE_NEWNET = 0x40000000;
    internal const int SIGTERM = 15;
    internal const int SIGKILL = 9;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setns(SafeFileHandle fd, int nstype);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int sig);
}
