using System.Runtime.InteropServices;

namespace Tandem.Network.Linux;

/// <summary>A thread, of whatever process, that has a real-time priority, and what it is to have again.</summary>
public sealed class RealTimeThread
{
    private readonly int _thread;
    private readonly int _policy;
    private readonly int _priority;

    private RealTimeThread(int thread, int policy, int priority) => (_thread, _policy, _priority) = (thread, policy, priority);

    /// <summary>Those of a process now; none when it is gone.</summary>
    public static IReadOnlyList<RealTimeThread> OfProcess(int process)
    {
        List<RealTimeThread> found = [];
        foreach (var thread in ThreadStates.IdsOf(process))
        {
            var policy = LibC.sched_getscheduler(thread);
            var priority = 0;
            if (policy >= 0 && (policy & ~LibC.SCHED_RESET_ON_FORK) is LibC.SCHED_FIFO or LibC.SCHED_RR && LibC.sched_getparam(thread, ref priority) == 0)
            {
                found.Add(new RealTimeThread(thread, policy, priority));
            }
        }

        return found;
    }

    /// <summary>Gives it ordinary priority, at the niceness that it has for that.</summary>
    public void MakeOrdinary() => _ = LibC.sched_setscheduler(_thread, LibC.SCHED_OTHER | LibC.SCHED_RESET_ON_FORK, 0);

    /// <summary>Gives it back what it had.</summary>
    /// <returns>False: refused. A thread that has ended meanwhile counts as done.</returns>
    public bool Restore() => LibC.sched_setscheduler(_thread, _policy, _priority) == 0 || Marshal.GetLastPInvokeError() == LibC.ESRCH;
}
