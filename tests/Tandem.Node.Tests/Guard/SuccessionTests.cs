using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>On a node that has nobody to hand over to a worker follows another one, and a client does not notice (docs/adr/0029).</summary>
[Collection(Alone.Name)]
public sealed class SuccessionTests(ITestOutputHelper output)
{
    private static readonly string[] AsEver = ["Initialize -> Backup, Startup", "Backup -> Master, MasterDown"];

    /// <summary>One router has a virtual MAC, which the gate's lease keeps, the other an address beside the interface's own, which lives for a second.</summary>
    [KernelFact(Needs = "nft")]
    public async Task A_worker_follows_and_a_client_does_not_notice()
    {
        const string Beside = "192.0.2.101";
        using var pair = new Pair();
        await Start(pair, 2, Pair.Configuration().Replace(
            "virtual-routers {",
            $"virtual-routers {{ api {{ segment = front, vrid = 52, addresses = [\"{Beside}/24\"], prefer = [a, b], advertisement-interval = 200ms, virtual-mac = off }}",
            StringComparison.Ordinal));
        using var ping = new Pinging(pair.Client, Pair.Vip, "0.001");
        using var other = new Pinging(pair.Client, Beside, "0.001");

        using var upgrade = Upgrade(pair);
        Assert.Equal(0, upgrade.WaitForExit(Until.Long));
        await Until.True("both go on", () => pair.A.Transitions.Count(line => line == "Initialize -> Master, Succession") == 2, Until.Long, () => pair.A.Said);

        foreach (var (sent, lost) in ((int, IReadOnlyList<int>)[])[ping.FinishWithHoles(), other.FinishWithHoles()])
        {
            output.WriteLine($"{lost.Count} of {sent} lost");
            Assert.InRange(lost.Count, 0, 499);
        }

        Assert.Equal(6, pair.A.Transitions.Count);
        Assert.True(pair.A.Holds(Pair.Vip) && pair.A.Holds(Beside) && Pair.Answers(pair.Client), pair.A.Said);
        Assert.Equal(0, pair.A.Stop());
        Assert.False(pair.A.Holds(Pair.Vip) || pair.A.Holds(Beside));
        Assert.Equal("", pair.A.Macvlans());
        Assert.Equal("", pair.A.Tables());
        Assert.Empty(Directory.GetFiles(pair.A.RunDirectory, "guard-*"));
    }

    [KernelFact(Needs = "nft")]
    public async Task A_successor_that_never_gets_ready_changes_nothing()
    {
        using var pair = new Pair();
        var worker = Path.Combine(pair.A.RunDirectory, "worker");
        await File.WriteAllTextAsync(worker, $"#!/bin/sh\n[ -z \"$TANDEM_GUARD_SUCCESSOR\" ] || exit 7\nexec {Binary.Path} \"$@\"\n");
        File.SetUnixFileMode(worker, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await Start(pair, worker: worker);

        using var upgrade = Upgrade(pair);
        Assert.Equal(1, upgrade.WaitForExit(Until.Long));

        Assert.Contains("does not follow: it has ended by itself; everything goes on as it was", upgrade.Error, StringComparison.Ordinal);
        Assert.Equal(AsEver, pair.A.Transitions);
        Assert.True(pair.A.Holds(Pair.Vip) && Pair.Answers(pair.Client), pair.A.Said);
    }

    [KernelFact(Needs = "nft")]
    public async Task When_the_successor_dies_after_the_other_has_left_everything_is_released_and_the_next_one_starts()
    {
        using var pair = new Pair();
        await Start(pair);

        using var upgrade = Upgrade(pair);
        await pair.A.Says(" follows\n");
        var successor = pair.A.Said.Split(" has left its routers in place, worker ")[1].Split(' ')[0];
        RunningProgram.Signal(int.Parse(successor), Machine.SIGKILL, "the successor");
        await pair.A.Says($"worker {successor} was killed by SIGKILL; routers released: 1");
        upgrade.WaitForExit(Until.Long);

        await Until.True(
            "the next one is Master", () => pair.A.Transitions is [.., "Backup -> Master, MasterDown"] && pair.A.WorkerIds.Count == 2, Until.Long, () => pair.A.Said);
        await Until.True("the client reaches a", () => Pair.Answers(pair.Client), Until.Long, () => pair.A.Said);
    }

    [KernelFact]
    public void Without_a_guard_a_restart_is_the_way()
    {
        using var pair = new Pair();

        using var upgrade = Upgrade(pair);

        Assert.Equal(3, upgrade.WaitForExit(Until.Long));
        Assert.Equal($"tandemd: no guard of {pair.A.RunDirectory} is running\n", upgrade.Error);
    }

    private static async Task Start(Pair pair, int routers = 1, string? configuration = null, string? worker = null)
    {
        pair.A.StartGuarded(configuration ?? Pair.Configuration(), worker);
        await Until.True("a is Master of all", () => pair.A.Transitions.Count(line => line == AsEver[1]) == routers, Until.Long, () => pair.A.Said);
        await Until.True("the client reaches a", () => Pair.Answers(pair.Client), Until.Long, () => pair.A.Said);
    }

    private static RunningProgram Upgrade(Pair pair) => pair.A.Network.Start("env", [$"RUNTIME_DIRECTORY={pair.A.RunDirectory}", Binary.Guard, "--upgrade"]);
}
