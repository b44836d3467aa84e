using Tandem.Network.Capture;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Capture;

public sealed class SerialWorkerTests
{
    private static int Policy => Network.Linux.LibC.sched_getscheduler(0) & ~Network.Linux.LibC.SCHED_RESET_ON_FORK;

    /// <summary>SCHED_OTHER is 0, SCHED_FIFO is 1.</summary>
    [KernelFact(Needs = "root of the host")]
    public void Only_what_is_urgent_has_real_time_priority_also_in_the_middle_of_what_is_not()
    {
        List<(string What, int Policy)> seen = [];
        using var done = new ManualResetEventSlim();
        using (var worker = new SerialWorker("test"))
        {
            worker.PostUrgent(() => seen.Add(("urgent", Policy)));
            worker.Post(() =>
            {
                seen.Add(("ordinary", Policy));
                worker.PostUrgent(() => seen.Add(("urgent within", Policy)));
                worker.DoUrgent();
                seen.Add(("ordinary again", Policy));
            });
            worker.PostTogether(1, (List<int> _) =>
            {
                seen.Add(("ordinary, together", Policy));
                done.Set();
            });
            done.Wait(TimeSpan.FromSeconds(30));
        }

        Assert.Equal([("urgent", 1), ("ordinary", 0), ("urgent within", 1), ("ordinary again", 0), ("ordinary, together", 0)], seen);
    }
}
