using System.Runtime.InteropServices;

namespace Tandem.Network.Linux;

/// <summary>Real-time priority for threads that must be on time.</summary>
public static class RealTime
{
    /// <summary>
    /// Gives the calling thread SCHED_FIFO at this priority; what it starts afterwards does not inherit it.
    /// </summary>
    /// <returns>Null when done, otherwise one line that names the cure.</returns>
    public static string? TryRaiseThisThread(int fifoPriority)
    {
        if (LibC.sched_setscheduler(0, LibC.SCHED_FIFO | LibC.SCHED_RESET_ON_FORK, fifoPriority) == 0)
        {
            return null;
        }

        var errno = Marshal.GetLastPInvokeError();
        var cure = InUserNamespace()
            ? "a user namespace that an ordinary user made cannot have it: run as root of the host for exact timing"
            : $"run with CAP_SYS_NICE (compose: cap_add: [SYS_NICE]) or allow priority {fifoPriority} (systemd: LimitRTPRIO={fifoPriority})";
        return new Refusal($"real-time priority {fifoPriority}", errno, cure).ToString();
    }

    private static bool InUserNamespace()
    {
        // The first namespace maps all numbers to themselves.
        var map = File.ReadAllText("/proc/self/uid_map").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return map is not ["0", "0", "4294967295"];
    }
}
