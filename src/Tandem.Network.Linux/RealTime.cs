using System.Globalization;
using System.Runtime.InteropServices;

namespace Tandem.Network.Linux;

/// <summary>Real-time priority for threads that must be on time, and a better share than usual for those they wait for.</summary>
public static class RealTime
{
    /// <summary>The priority of everything that has deadlines: below what the kernel's own interrupt threads have (50).</summary>
    public const int OnTimePriority = 10;

    /// <summary>The guard's: it must be able to end a worker whose threads never let go of the processors.</summary>
    public const int GuardPriority = OnTimePriority + 1;

    /// <summary>
    /// The niceness of all other threads of the process: one that collects garbage holds those that must be on time, so it must not
    /// itself wait for a busy machine.
    /// </summary>
    private const int OtherNiceness = -10;

    /// <summary>Gives the calling thread SCHED_FIFO; what it starts afterwards does not inherit it.</summary>
    /// <returns>Null when done, otherwise one line that names the cure.</returns>
    public static string? TryRaiseThisThread() =>
        TryRaiseThisThreadTo(OnTimePriority) ? null : Refused($"real-time priority {OnTimePriority}, niceness {OtherNiceness} for the rest");

    /// <summary>The same, with the guard's priority.</summary>
    /// <returns>Null when done, otherwise one line that names the cure.</returns>
    public static string? TryRaiseThisThreadAsGuard() =>
        TryRaiseThisThreadTo(GuardPriority) ? null : Refused($"real-time priority {GuardPriority} for the guard");

    /// <summary>
    /// Gives every thread of this process that is not a real-time one a niceness of -10. What a real-time thread starts has none, so
    /// this is to be repeated.
    /// </summary>
    /// <returns>Null when done, otherwise the same line as for a real-time priority.</returns>
    public static string? TryFavourOtherThreads()
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
            if (LibC.setpriority(LibC.PRIO_PROCESS, id, OtherNiceness) != 0 && Marshal.GetLastPInvokeError() != LibC.ESRCH)
            {
                return Refused($"real-time priority {OnTimePriority}, niceness {OtherNiceness} for the rest");
            }
        }

        return null;
    }

    /// <summary>
    /// Runs something at ordinary priority, whatever the calling thread has. Some calls into the kernel wait for its lock on interfaces by
    /// trying again at once, without ever sleeping (a write to /proc/sys/net/*/conf is one): at real-time priority that keeps whoever
    /// holds the lock from the processor, for good if he has the same priority and there are as many who try as processors.
    /// </summary>
    /// <returns>What it returned.</returns>
    public static T Patiently<T>(Func<T> action)
    {
        var policy = LibC.sched_getscheduler(0);
        if (policy < 0 || (policy & ~LibC.SCHED_RESET_ON_FORK) == LibC.SCHED_OTHER)
        {
            return action();
        }

        var before = 0;
        _ = LibC.sched_getparam(0, ref before);
        _ = LibC.sched_setscheduler(0, LibC.SCHED_OTHER | LibC.SCHED_RESET_ON_FORK, 0);
        try
        {
            return action();
        }
        finally
        {
            _ = LibC.sched_setscheduler(0, policy, before);
        }
    }

    /// <summary>Starts another program from here: it inherits neither real-time priority nor a better niceness than usual.</summary>
    /// <returns>What it returned.</returns>
    public static T AsOrdinary<T>(Func<T> start) => Patiently(() =>
    {
        var before = LibC.getpriority(LibC.PRIO_PROCESS, 0);
        if (before >= 0)
        {
            return start();
        }

        _ = LibC.setpriority(LibC.PRIO_PROCESS, 0, 0);
        try
        {
            return start();
        }
        finally
        {
            _ = LibC.setpriority(LibC.PRIO_PROCESS, 0, before);
        }
    });

    /// <summary>Runs something that returns nothing at ordinary priority.</summary>
    public static void Patiently(Action action) => Patiently(() =>
    {
        action();
        return true;
    });

    /// <summary>Runs something with real-time priority where that is permitted, whatever the calling thread has.</summary>
    public static void Promptly(Action action)
    {
        var policy = LibC.sched_getscheduler(0);
        if (policy < 0 || (policy & ~LibC.SCHED_RESET_ON_FORK) != LibC.SCHED_OTHER || !TryRaiseThisThreadTo(OnTimePriority))
        {
            action();
            return;
        }

        try
        {
            action();
        }
        finally
        {
            _ = LibC.sched_setscheduler(0, policy | LibC.SCHED_RESET_ON_FORK, 0);
        }
    }

    private static bool TryRaiseThisThreadTo(int priority) =>
        LibC.sched_setscheduler(0, LibC.SCHED_FIFO | LibC.SCHED_RESET_ON_FORK, priority) == 0;

    private static string Refused(string what)
    {
        var cure = InUserNamespace()
            ? "a user namespace that an ordinary user made cannot have it: run as root of the host for exact timing"
            : $"run with CAP_SYS_NICE (compose: cap_add: [SYS_NICE]) or allow it (systemd: LimitRTPRIO={GuardPriority}, LimitNICE={OtherNiceness})";
        return new Refusal(what, LibC.EPERM, cure).ToString();
    }

    private static bool InUserNamespace()
    {
        // The first namespace maps all numbers to themselves.
        var map = File.ReadAllText("/proc/self/uid_map").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return map is not ["0", "0", "4294967295"];
    }
}
