using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>
/// What cannot be preempted keeps the link loop's thread from its processor. Here it is a thread of higher real-time priority; in a
/// kernel without preemption any long system call, whoever made it.
/// </summary>
public sealed class UnderstudyTests
{
    private const int AboveTheLoop = 20;
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(700);

    [KernelFact(Needs = "root of the host,libnftables.so.1,libpcap.so.0.8")]
    public void Advertisements_go_out_while_the_loop_cannot_run()
    {
        if (ProcessorSet.OfThisThread()!.Split() is not var (most, _))
        {
            Assert.Fail("with one processor there is nobody to step in");
            return;
        }

        using var rig = new Rig();
        rig.Start(Rig.Router(Wire.Key4, 100, "192.0.2.100/24"));
        Assert.True(rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)));

        using var held = new CountdownEvent(most.Count);
        foreach (var number in most.Numbers())
        {
            new Thread(() => HoldProcessor(ProcessorSet.Of(number), held)) { IsBackground = true }.Start();
        }

        Assert.True(held.Wait(TimeSpan.FromSeconds(5)), "a processor cannot be held");
        var heard = rig.Tap.CountFrom(Wire.Key4.VirtualMac, Hold);

        Assert.InRange(heard, 4, 20);
    }

    /// <summary>A thread of this process that ends by the clock: what held a processor and were left over would stop the machine.</summary>
    private static void HoldProcessor(ProcessorSet processor, CountdownEvent held)
    {
        processor.TryKeepThisThread();
        var isHolding = LibC.sched_setscheduler(0, LibC.SCHED_FIFO | LibC.SCHED_RESET_ON_FORK, AboveTheLoop) == 0;
        var end = MonotonicClock.Now + Hold;
        if (isHolding)
        {
            held.Signal();
        }

        while (isHolding && MonotonicClock.Now < end)
        {
        }
    }
}
