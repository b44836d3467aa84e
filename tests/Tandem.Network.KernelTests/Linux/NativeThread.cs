using System.Runtime.InteropServices;
using Tandem.Network.KernelTests.Linux.Native;

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
        Assert.Equal(0, LibC.unshare(CLONE_NEWNS));
        Assert.Equal(0, LibC.mount("none", "/", null, MS_REC | MS_PRIVATE, 0));
        Assert.Equal(0, LibC.mount(path, path, null, MS_BIND, 0));
        Assert.Equal(0, LibC.mount("none", path, null, MS_BIND | MS_REMOUNT | MS_RDONLY, 0));
    }

    /// <summary>Has the one routing netlink socket of the thread's network namespace answer ENOTSOCK to everything.</summary>
    internal static void BreakNetlink()
    {
        var inode = File.ReadLines("/proc/thread-self/net/netlink").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(fields => fields[1] == "0" && fields[2] != "0")[9];
        var socket = Directory.GetFiles("/proc/self/fd").Single(file => new FileInfo(file).LinkTarget == $"socket:[{inode}]");
        using var nothing = File.OpenHandle("/dev/null");
        Assert.NotEqual(-1, LibC.dup2(nothing, int.Parse(Path.GetFileName(socket), System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Becomes an ordinary user, without capabilities. The C library's function would change every thread.</summary>
    internal static void DropPrivileges()
    {
        var number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? SYS_setresuid_x64 : SYS_setresuid_arm64;
        Assert.Equal(0, LibC.syscall(number, -1, 65534, -1));
    }
}
