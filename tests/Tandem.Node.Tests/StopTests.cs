using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>How a worker's life ends, and what it leaves.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    [KernelFact(Needs = "nft")]
    public async Task SIGTERM_releases_within_a_second_and_leaves_the_kernel_as_it_was()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        await pair.Start();
        Assert.NotEqual(before, pair.A.Settings());

        pair.A.Worker.Signal(Machine.SIGTERM);
        var released = await Until.True("a lets go", () => !pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said);
        var code = pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(5));
        await pair.B.Becomes("Master");

        output.WriteLine($"released after {released.TotalMilliseconds:0} ms");
        Assert.Equal(0, code);
        Assert.InRange(released, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        IsAsBefore(pair.A, before);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_killed_life_is_cleaned_up_by_the_next_which_holds_nothing_until_it_is_elected()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        await pair.Start(Pair.Configuration("preempt = off"));

        pair.A.Kill();
        Assert.True(pair.A.Holds(Pair.Vip), "nothing is left over, so nothing is tested");
        await pair.B.Becomes("Master");
        pair.A.Start(Pair.Configuration("preempt = off"));
        await pair.A.Becomes("Backup");

        Assert.False(pair.A.Holds(Pair.Vip));
        Assert.Single(pair.A.Macvlans().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(Pair.Answers(pair.A), "the Backup cannot reach the address");
        Assert.Equal(["Initialize -> Backup, Startup"], pair.A.Transitions);
        Assert.Equal(0, pair.A.Stop());
        IsAsBefore(pair.A, before);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_killed_lifes_routers_that_are_configured_no_more_are_removed()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Kill();
        pair.A.Start(Pair.Configuration().Replace("vrid = 51", "vrid = 52", StringComparison.Ordinal));
        await pair.A.Becomes("Master");

        await Until.True(
            "the left-over macvlan is gone", () => !pair.A.Macvlans().Contains(Pair.VirtualMac, StringComparison.Ordinal), Until.Long, pair.A.Macvlans);
    }

    [KernelFact(Needs = "nft")]
    public async Task Each_transition_is_one_line_with_its_reason()
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Stop();

        Assert.Equal(["Initialize -> Backup, Startup", "Backup -> Master, MasterDown", "Master -> Initialize, Shutdown"], pair.A.Transitions);
        Assert.DoesNotContain("warn", pair.A.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", pair.A.Said, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public async Task SIGTERM_with_255_routers_leaves_nothing_and_ends_within_5_s()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        var routers = string.Join('\n', Enumerable.Range(1, 255).Select(vrid =>
            $$"""r{{vrid}} { segment = front, vrid = {{vrid}}, addresses = ["198.18.1.{{vrid}}/16"], prefer = [a, b], advertisement-interval = 100ms }"""));
        var configuration = Pair.Configuration();
        pair.A.Start(configuration[..configuration.IndexOf("web {", StringComparison.Ordinal)] + routers + "\n}\n}\n");
        await Until.True("all are Master", () => pair.A.Transitions.Count(line => line.Contains("-> Master", StringComparison.Ordinal)) == 255, Until.Long, () => pair.A.Said);

        var start = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, pair.A.Stop());

        var took = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"ended after {took.TotalMilliseconds:0} ms");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("warn", pair.A.Said, StringComparison.Ordinal);
        IsAsBefore(pair.A, before);
    }

    private static void IsAsBefore(Machine machine, string settings)
    {
        Assert.Equal(settings, machine.Settings());
        Assert.Equal("", machine.Macvlans());
        Assert.Equal("", machine.Tables());
        Assert.False(machine.Holds(Pair.Vip));
    }
}
