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
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(700);

    [KernelFact(Needs = "root of the host,chrt,taskset,timeout,libnftables.so.1,libpcap.so.0.8")]
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

        // Whoever is ended before its timeout fires leaves the loop behind: the kernel ends that after a second of processor time.
        string[] arguments = [$"{Hold.TotalSeconds:0.0}", "chrt", "--fifo", "20", "sh", "-c", "ulimit -t 1; while :; do :; done"];
        var holders = most.Numbers().Select(number => new RunningProgram("taskset", ["-c", $"{number}", "timeout", .. arguments])).ToList();
        var heard = rig.Tap.CountFrom(Wire.Key4.VirtualMac, Hold);
        holders.ForEach(holder => holder.Dispose());

        Assert.InRange(heard, 4, 20);
    }
}
