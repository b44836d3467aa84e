using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Code that has never run costs milliseconds, and in a takeover a client would lose them.</summary>
[Collection(Alone.Name)]
public sealed class RehearsalTests(ITestOutputHelper output)
{
    [KernelFact(Needs = "nft")]
    public async Task In_the_first_takeover_the_link_loop_and_the_kernel_s_thread_run_what_has_run_before()
    {
        using var pair = new Pair();
        var configuration = Pair.Configuration(interval: "600ms");
        pair.A.StartGuarded(configuration, null, JitLog.In(pair.A));
        await pair.A.Becomes("Backup");
        var from = pair.A.SaidAt("Initialize -> Backup") + TimeSpan.FromMilliseconds(500);
        await Until.True("the start is over", () => TimeProvider.System.GetUtcNow() > from, Until.Long, () => "");

        // What is received for the first time may come at any moment, also in this one.
        using (new Forger(pair.Client, pair.Client.Address, 1, new(60)))
        {
            await pair.A.Becomes("Master");
        }

        await Until.True("a answers", () => pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said);
        await Until.Passed(TimeSpan.FromMilliseconds(300));

        var to = pair.A.SaidAt("Backup -> Master") + TimeSpan.FromMilliseconds(250);
        foreach (var thread in (string[])["link-loop", "kernel-eth0", "on-time"])
        {
            output.WriteLine($"{thread}:\n  {string.Join("\n  ", JitLog.Read(pair.A, thread, from, to))}");
        }

        Assert.NotEmpty(JitLog.Read(pair.A, "link-loop", DateTimeOffset.MinValue, from));
        Assert.Empty(JitLog.Read(pair.A, "link-loop", from, to));
        Assert.Empty(JitLog.Read(pair.A, "kernel-eth0", from, to));
    }
}
