using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>A guard that dies, alone or with its worker, or that stands still itself.</summary>
public sealed class GuardDeathTests
{
    [KernelFact(Needs = "nft")]
    public async Task A_worker_without_its_guard_releases_in_order_and_ends()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow());
        var worker = pair.A.WorkerIds[^1];

        pair.A.Kill();
        await pair.B.Becomes("Master");

        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        await Until.True("the worker is gone", () => !Directory.Exists($"/proc/{worker}"), Until.Long, () => pair.A.Said);
        Assert.False(pair.A.Holds(Pair.Vip));
        Assert.Equal("", pair.A.Macvlans());
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task When_both_are_killed_the_gate_s_lease_ends_it()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, Pair.Configuration());

        RunningProgram.Signal(pair.A.Worker.Id, Machine.SIGSTOP, "the guard");
        pair.A.SignalWorker(Machine.SIGKILL);
        pair.A.Kill();
        await pair.B.Becomes("Master");

        Assert.Equal("Backup -> Master, MasterDown", pair.B.Transitions[^1]);
        using var atA = new PortTap(pair, pair.A, "ether src " + Pair.VirtualMac);
        await Until.True("the client reaches b", () => Pair.Answers(pair.Client), Until.Long, () => pair.B.Said);
        Assert.Empty(atA.Lines);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_guard_that_stood_still_does_not_take_its_worker_for_dead()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, Pair.Configuration());

        pair.A.Worker.Signal(Machine.SIGSTOP);
        await Until.Passed(TimeSpan.FromSeconds(2));
        pair.A.Worker.Signal(Machine.SIGCONT);
        await pair.A.Says("ms late: the worker gets as much time anew");
        await Until.Passed(TimeSpan.FromSeconds(1));

        Assert.True(pair.A.WorkerIds.Count == 1, pair.A.Said);
        Assert.Equal("Master", pair.A.Role);
        Assert.Equal("Backup", pair.B.Role);
        Assert.Equal(0, pair.A.Stop());
    }

    [KernelFact(Needs = "nft")]
    public async Task A_second_guard_in_one_namespace_is_refused()
    {
        using var pair = new Pair();
        pair.A.StartGuarded(Pair.Configuration());
        await pair.A.Becomes("Master");
        var first = pair.A.Worker;

        pair.A.StartGuarded(Pair.Configuration());

        Assert.Equal(1, pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Contains("another tandemd is running in this network namespace", pair.A.Worker.Error, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }
}
