using Tandem.Network.Linux;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

public sealed class PatienceTests
{
    /// <summary>What the kernel was asked for, whatever the library or the policy's flag for children makes of it.</summary>
    private static int Policy => Network.Linux.LibC.sched_getscheduler(0) & ~Network.Linux.LibC.SCHED_RESET_ON_FORK;

    [KernelFact(Needs = "root of the host")]
    public void What_tries_for_a_lock_without_sleeping_runs_at_ordinary_priority_and_the_thread_has_its_own_again_afterwards()
    {
        (int Before, int Within, int After, int Priority) seen = default;
        var thread = new Thread(() =>
        {
            _ = RealTime.TryRaiseThisThread();
            seen.Before = Policy;
            seen.Within = RealTime.Patiently(() => Policy);
            seen.After = Policy;
            _ = Network.Linux.LibC.sched_getparam(0, ref seen.Priority);
        });
        thread.Start();
        thread.Join();

        // SCHED_FIFO is 1, SCHED_OTHER 0; the priority of what must be on time is 10.
        Assert.Equal((1, 0, 1, 10), seen);
    }

    [Fact]
    public void A_thread_of_ordinary_priority_stays_as_it_is()
    {
        Assert.Equal((0, 0), (RealTime.Patiently(() => Policy), Policy));
    }
}
