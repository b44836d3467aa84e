using System.Runtime.InteropServices;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>Changes what the calling thread, and no other, may do or see; for threads that end with the test.</summary>
internal static class NativeThread
{
    private const int CLONE_NEWNS = 0x20000;
    private const nuint MS_RDONLY = 1;
    private const nuint MS_REMOUNT = 32;
    private const nuint MS_BIND = 4096;
    private const nuint MS_REC = 16384;
    private const nuint MS_PRIVATE = 1 << 18;
    private const nint SYS_setresuid_x64 = 117;
    private const nint SYS_setresuid_arm64 = 147;

    /// <summary>Makes a path read-only, as container engines do with /proc/sys.</summary>
    internal static void MakeReadOnly(string path)
    {
        Assert.Equal(0, unshare(CLONE_NEWNS));
        Assert.Equal(0, mount("none", "/", null, MS_REC | MS_PRIVATE, 0));
        Assert.Equal(0, mount(path, path, null, MS_BIND, 0));
        Assert.Equal(0, mount("none", path, null, MS_BIND | MS_REMOUNT | MS_RDONLY, 0));
    }

    /// <summary>Becomes an ordinary user, without capabilities. The C library's function would change every thread.</summary>
    internal static void DropPrivileges()
    {
        var number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? SYS_setresuid_x64 : SYS_setresuid_arm64;
        Assert.Equal(0, syscall(number, -1, 65534, -1));
    }

#pragma warning disable CA2101, SYSLIB1054 // Four calls of a test project do not need generated marshalling.
    [DllImport("libc", SetLastError = true)]
    private static extern int unshare(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int mount(string source, string target, string? type, nuint flags, nint data);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint real, nint effective, nint saved);
#pragma warning restore CA2101, SYSLIB1054
}
