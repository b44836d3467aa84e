using System.Runtime.InteropServices;

namespace Tandem.Lab.Kernel;

/// <summary>What the BCL lacks: waiting to the nanosecond, and socket calls that neither throw nor allocate.</summary>
internal static unsafe partial class LibC
{
    public const int MSG_DONTWAIT = 0x40;
    public const int CLOCK_MONOTONIC = 1;
    public const int TIMER_ABSTIME = 1;
    public const int SCHED_FIFO = 1;
    public const int PR_SET_TIMERSLACK = 29;
    public const short POLLIN = 1;

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    public static partial int ClockNanosleep(int clock, int flags, in TimeSpec deadline, nint remaining);

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    public static partial int Ppoll(ref PollFd descriptor, nuint count, in TimeSpec timeout, nint signals);

    [LibraryImport("libc", EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(int socket, void* buffer, nuint length, int flags, void* address, uint addressLength);

    [LibraryImport("libc", EntryPoint = "recvfrom", SetLastError = true)]
    public static partial nint ReceiveFrom(int socket, void* buffer, nuint length, int flags, void* address, ref uint addressLength);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int socket, MessageHeader* header, int flags);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int socket, void* address, uint length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int socket, int level, int option, void* value, uint length);

    [LibraryImport("libc", EntryPoint = "if_nametoindex", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint InterfaceIndex(string name);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    public static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "prctl")]
    public static partial int Prctl(int option, nuint value, nuint third, nuint fourth, nuint fifth);
}
