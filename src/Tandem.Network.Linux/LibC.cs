using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tandem.Network.Linux;

/// <summary>The C library: the only place that names its functions. Constants keep their C names.</summary>
internal static partial class LibC
{
    internal const int EPERM = 1;
    internal const int ENOENT = 2;
    internal const int ESRCH = 3;
    internal const int EINTR = 4;
    internal const int EAGAIN = 11;
    internal const int EACCES = 13;
    internal const int EBUSY = 16;
    internal const int EEXIST = 17;
    internal const int ENODEV = 19;
    internal const int EINVAL = 22;
    internal const int EROFS = 30;
    internal const int EOPNOTSUPP = 95;
    internal const int EAFNOSUPPORT = 97;
    internal const int EADDRINUSE = 98;
    internal const int EADDRNOTAVAIL = 99;
    internal const int ENETDOWN = 100;
    internal const int ENOBUFS = 105;

    internal const int CLOCK_MONOTONIC = 1;
    internal const int F_SETFD = 2;
    internal const int F_SETFL = 4;
    internal const int FD_CLOEXEC = 1;
    internal const int F_DUPFD_CLOEXEC = 1030;
    internal const int CLOCK_BOOTTIME = 7;
    internal const int O_NONBLOCK = 0x800;
    internal const int O_CLOEXEC = 0x80000;

    internal const int AF_UNIX = 1;
    internal const int AF_INET = 2;
    internal const int AF_INET6 = 10;
    internal const int AF_NETLINK = 16;
    internal const int AF_PACKET = 17;
    internal const int SOCK_STREAM = 1;
    internal const int SOCK_DGRAM = 2;
    internal const int SOCK_RAW = 3;
    internal const int SOCK_SEQPACKET = 5;
    internal const int MSG_NOSIGNAL = 0x4000;
    internal const int SOL_SOCKET = 1;
    internal const int SO_RCVBUF = 8;
    internal const int SO_SNDTIMEO = 21;
    internal const int SO_ATTACH_FILTER = 26;
    internal const int SO_SNDBUFFORCE = 32;
    internal const int SO_RCVBUFFORCE = 33;
    internal const int SOL_PACKET = 263;
    internal const int SOL_NETLINK = 270;
    internal const int PACKET_ADD_MEMBERSHIP = 1;
    internal const int PACKET_IGNORE_OUTGOING = 23;
    internal const int IPPROTO_IP = 0;
    internal const int IPPROTO_IPV6 = 41;
    internal const int IP_ADD_MEMBERSHIP = 35;
    internal const int IPV6_ADD_MEMBERSHIP = 20;

    internal const int EPOLL_CTL_ADD = 1;
    internal const int EPOLL_CTL_DEL = 2;
    internal const uint EPOLLIN = 1;
    internal const int TFD_TIMER_ABSTIME = 1;
    internal const int PRIO_PROCESS = 0;
    internal const int SCHED_OTHER = 0;
    internal const int SCHED_FIFO = 1;
    internal const int SCHED_RR = 2;
    internal const int SCHED_RESET_ON_FORK = 0x40000000;

    // The same on x86-64 and arm64.
    internal const int AT_FDCWD = -100;
    internal const uint STATX_UID = 8;
    internal const uint STATX_GID = 16;

    internal const int SYS_pidfd_send_signal = 424;
    internal const int SYS_pidfd_open = 434;
    internal const int WNOHANG = 1;
    internal const short POSIX_SPAWN_SETSIGDEF = 0x04;
    internal const short POSIX_SPAWN_SETSIGMASK = 0x08;
    internal const short POSIX_SPAWN_SETSID = 0x80;
    internal const int PR_CAP_AMBIENT = 47;
    internal const int PR_CAP_AMBIENT_IS_SET = 1;
    internal const int PR_CAP_AMBIENT_RAISE = 2;
    internal const int PR_CAP_AMBIENT_LOWER = 3;
    internal const int CAP_KILL = 5;
    internal const int CAP_SETGID = 6;
    internal const int CAP_SETUID = 7;
    internal const int CAP_NET_ADMIN = 12;
    internal const int CAP_NET_RAW = 13;
    internal const int CAP_SYS_NICE = 23;
    internal const int SIGHUP = 1;
    internal const int SIGKILL = 9;
    internal const int SIGTERM = 15;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int close(nint fd);

    // Served from the vDSO without entering the kernel, so a GC transition would cost more than the call.
    [SuppressGCTransition]
    [LibraryImport("libc")]
    internal static partial int clock_gettime(int clock, out TimeSpec now);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int epoll_ctl(FileDescriptor poller, int operation, int fd, Span<byte> epollEvent);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int epoll_wait(FileDescriptor poller, Span<byte> events, int most, int timeoutMs);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor timerfd_create(int clock, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int timerfd_settime(FileDescriptor timer, int flags, in TimerSetting setting, nint old);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor eventfd(uint initial, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint read(FileDescriptor fd, Span<byte> buffer, nint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(FileDescriptor fd, ReadOnlySpan<byte> buffer, nint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor fcntl(FileDescriptor fd, int command, int argument);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int bind(FileDescriptor socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int connect(FileDescriptor socket, ReadOnlySpan<byte> address, int length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int listen(FileDescriptor socket, int backlog);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial FileDescriptor accept4(FileDescriptor socket, nint address, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint sendto(FileDescriptor socket, ReadOnlySpan<byte> buffer, nint length, int flags, ReadOnlySpan<byte> address, int addressLength);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getsockname(FileDescriptor socket, Span<byte> address, ref int length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setsockopt(FileDescriptor socket, int level, int option, ReadOnlySpan<byte> value, int length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint send(FileDescriptor socket, ReadOnlySpan<byte> buffer, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sendmmsg(FileDescriptor socket, ref MMsgHdr first, uint count, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint recv(FileDescriptor socket, Span<byte> buffer, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial uint if_nametoindex([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fchown(SafeFileHandle file, uint owner, uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, Span<byte> result);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sched_setscheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sched_getscheduler(int thread);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sched_getparam(int thread, ref int priority);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sched_getaffinity(int thread, nint size, Span<ulong> mask);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sched_setaffinity(int thread, nint size, ReadOnlySpan<ulong> mask);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setpriority(int which, int thread, int nice);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getpriority(int which, int thread);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int fcntl_setfd(int fd, int command, int flags);

    // The C library has functions of its own for these two since 2.36 only.
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial FileDescriptor pidfd_open(nint SYS_pidfd_open, int process, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint pidfd_send_signal(nint SYS_pidfd_send_signal, FileDescriptor process, int signal, nint info, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int pipe2(Span<int> ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitpid(int process, out int status, int options);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int prctl(int option, nint argument2, nint argument3, nint argument4, nint argument5);

    // These return the error number.
    [LibraryImport("libc")]
    internal static partial int posix_spawn(out int process, nint path, Span<byte> actions, Span<byte> attributes, nint arguments, nint environment);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_init(Span<byte> actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_destroy(Span<byte> actions);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addopen(Span<byte> actions, int fd, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mode);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_adddup2(Span<byte> actions, int fd, int to);

    [LibraryImport("libc")]
    internal static partial int posix_spawn_file_actions_addchdir_np(Span<byte> actions, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_init(Span<byte> attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_destroy(Span<byte> attributes);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setflags(Span<byte> attributes, short flags);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigdefault(Span<byte> attributes, ReadOnlySpan<byte> signals);

    [LibraryImport("libc")]
    internal static partial int posix_spawnattr_setsigmask(Span<byte> attributes, ReadOnlySpan<byte> signals);

    internal struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    internal struct TimerSetting
    {
        internal TimeSpec Interval;
        internal TimeSpec Value;
    }

    internal struct IoVec
    {
        internal nint Base;
        internal nint Length;
    }

    internal struct MsgHdr
    {
        internal nint Name;
        internal uint NameLength;
        internal nint Vectors;
        internal nint VectorCount;
        internal nint Control;
        internal nint ControlLength;
        internal int Flags;
    }

    internal struct MMsgHdr
    {
        internal MsgHdr Header;
        internal uint Length;
    }
}
