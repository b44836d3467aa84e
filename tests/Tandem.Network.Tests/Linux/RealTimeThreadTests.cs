using Tandem.Network.Linux;
using Tandem.Testing;

namespace Tandem.Network.Tests.Linux;

public sealed class RealTimeThreadTests
{
    [KernelFact(Needs = "root of the host")]
    public void A_real_time_thread_is_found_loses_its_priority_and_has_it_again()
    {
        using var end = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var thread = new Thread(Run) { IsBackground = true };
        Assert.Empty(RealTimeThread.OfProcess(Environment.ProcessId));
        thread.Start();
        begun.Wait();

        var found = Assert.Single(RealTimeThread.OfProcess(Environment.ProcessId));
        Assert.Contains("(real time) S in ", ThreadStates.Of(Environment.ProcessId), StringComparison.Ordinal);
        found.MakeOrdinary();
        Assert.Empty(RealTimeThread.OfProcess(Environment.ProcessId));
        Assert.True(found.Restore());
        Assert.Single(RealTimeThread.OfProcess(Environment.ProcessId));

        end.Set();
        thread.Join();
        Assert.True(SpinWait.SpinUntil(() => RealTimeThread.OfProcess(Environment.ProcessId).Count == 0, TimeSpan.FromSeconds(10)));
        Assert.True(found.Restore(), "one that has ended counts as done");

        void Run()
        {
            Assert.Null(RealTime.TryRaiseThisThread());
            begun.Set();
            end.Wait();
        }
    }

    [Fact]
    public void A_process_that_is_gone_has_no_threads()
    {
        Assert.Empty(RealTimeThread.OfProcess(int.MaxValue));
        Assert.Equal("none of its threads runs or waits in the kernel", ThreadStates.Of(int.MaxValue));
    }
}
