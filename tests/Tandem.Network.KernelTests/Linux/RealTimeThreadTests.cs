using System.Diagnostics;
using Tandem.Network.Linux;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>A thread of another process loses its real-time priority and gets it back.</summary>
public sealed class RealTimeThreadTests : IDisposable
{
    // A limit of its own would let it have the priority without a right to.
    private readonly Process _process = Process.Start("prlimit", ["--rtprio=0", "chrt", "--fifo", "5", "sleep", "60"]);

    [KernelFact(Needs = "chrt,prlimit")]
    public void It_is_ordinary_until_it_gets_back_what_it_had()
    {
        var thread = Find();

        thread.MakeOrdinary();
        Assert.Empty(RealTimeThread.OfProcess(_process.Id));

        Assert.True(thread.Restore());
        Assert.Contains("priority: 5", Priority(), StringComparison.Ordinal);
    }

    [KernelFact(Needs = "chrt,prlimit")]
    public void Who_may_not_give_it_back_is_told_so()
    {
        var thread = Find();
        thread.MakeOrdinary();
        bool? restored = null;

        var powerless = new Thread(() =>
        {
            DropNice();
            restored = thread.Restore();
        });
        powerless.Start();
        powerless.Join();

        Assert.False(restored);
        Assert.Empty(RealTimeThread.OfProcess(_process.Id));
    }

    [KernelFact(Needs = "chrt,prlimit")]
    public void Nothing_is_owed_to_one_that_has_ended()
    {
        var thread = Find();
        _process.Kill();
        _process.WaitForExit();

        Assert.True(thread.Restore());
        Assert.Empty(RealTimeThread.OfProcess(_process.Id));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private RealTimeThread Find()
    {
        Assert.True(SpinWait.SpinUntil(() => Priority().Contains("priority: 5", StringComparison.Ordinal), TimeSpan.FromSeconds(10)), Priority());
        return Assert.Single(RealTimeThread.OfProcess(_process.Id));
    }

    private string Priority()
    {
        using var asked = Process.Start(new ProcessStartInfo("chrt", ["--pid", $"{_process.Id}"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = asked.StandardOutput.ReadToEnd();
        asked.WaitForExit();
        return said;
    }

    /// <summary>Takes CAP_SYS_NICE (23) from this thread alone.</summary>
    private static void DropNice()
    {
        uint[] header = [0x20080522, 0];
        var sets = new uint[6];
        Assert.Equal(0, Native.LibC.capget(header, sets));
        sets[0] &= ~(1u << 23);
        Assert.Equal(0, Native.LibC.capset(header, sets));
    }
}
