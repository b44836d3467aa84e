using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>Bad moments: at the start, at the end, both at once, and with the run directory gone.</summary>
public sealed class AdversityTests
{
    [KernelFact(Needs = "nft")]
    public async Task A_worker_that_is_killed_in_any_moment_of_its_start_leaves_nothing_that_the_next_cannot_clear()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        pair.A.StartGuarded(Pair.Configuration());
        foreach (var (life, moment) in ((int, int)[])[(1, 60), (2, 350), (3, 700)])
        {
            await Until.True("it is started", () => pair.A.WorkerIds.Count == life, Until.Long, () => pair.A.Said);
            await Until.Passed(TimeSpan.FromMilliseconds(moment));
            pair.A.SignalWorker(Machine.SIGKILL);
        }

        await Until.True("a is Master", () => pair.A.WorkerIds.Count == 4 && pair.A.Role == "Master", Until.Long, () => pair.A.Said);
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
        Assert.Equal(0, pair.A.Stop());
        Assert.Equal(before, pair.A.Settings());
        Assert.Equal("", pair.A.Macvlans() + pair.A.Tables());
    }

    [KernelFact]
    public async Task A_stop_before_the_worker_listens_is_an_orderly_end()
    {
        using var pair = new Pair();
        pair.A.StartGuarded(Pair.Configuration());
        await pair.A.Says(" started");

        Assert.Equal(0, pair.A.Stop());
    }

    [KernelFact(Needs = "nft")]
    public async Task A_worker_that_is_killed_while_it_stops_is_released_and_the_next_start_clears_up()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        await GuardedStart.Of(pair, GuardedStart.Slow());

        pair.A.Worker.Signal(Machine.SIGTERM);
        pair.A.SignalWorker(Machine.SIGKILL);

        // As the worker ended (128 + SIGKILL); a guard that hears of that before its own signal has nothing left to stop.
        Assert.True(pair.A.Worker.WaitForExit(TimeSpan.FromSeconds(5)) is 0 or 137, pair.A.Said);

        await pair.B.Becomes("Master");
        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        Assert.False(pair.A.Holds(Pair.Vip));
        pair.A.StartGuarded(GuardedStart.Slow());
        await pair.A.Becomes("Master");
        Assert.Equal(0, pair.A.Stop());
        Assert.Equal(before, pair.A.Settings());
        Assert.Equal("", pair.A.Macvlans() + pair.A.Tables());
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task A_worker_that_is_killed_while_the_role_changes_leaves_one_Master()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, Pair.Configuration());

        // Each next life is killed a little later in its own takeover.
        foreach (var (life, moment) in ((int, int)[])[(1, 0), (2, 650), (3, 720)])
        {
            await Until.True("it is started", () => pair.A.WorkerIds.Count == life, Until.Long, () => pair.A.Said);
            await Until.Passed(TimeSpan.FromMilliseconds(1 + moment));
            pair.A.SignalWorker(Machine.SIGKILL);
        }

        await Until.True("a holds the address alone", () => pair.A.Role == "Master" && pair.B.Role == "Backup" && pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), TimeSpan.FromSeconds(30), () => pair.A.Said + pair.B.Said);
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
    }

    [KernelFact(Needs = "nft")]
    public async Task Guard_and_worker_that_were_frozen_together_go_on_together()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, Pair.Configuration());
        var worker = pair.A.WorkerIds[^1];

        pair.A.Worker.Signal(Machine.SIGSTOP);
        RunningProgram.Signal(worker, Machine.SIGSTOP, "the worker");
        await pair.B.Becomes("Master");
        await Until.Passed(TimeSpan.FromSeconds(2));
        Assert.True(Pair.Answers(pair.Client), "b does not answer");
        RunningProgram.Signal(worker, Machine.SIGCONT, "the worker");
        pair.A.Worker.Signal(Machine.SIGCONT);
        await pair.B.Becomes("Backup");
        await Until.Passed(TimeSpan.FromSeconds(1));

        Assert.Equal([worker], pair.A.WorkerIds);
        Assert.Equal(("Master", "Backup"), (pair.A.Role, pair.B.Role));
        await Until.True("a holds the address alone", () => pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), Until.Long, () => pair.A.Said + pair.B.Said);
        Assert.Equal(0, pair.A.Stop());
    }

    [KernelFact(Needs = "nft")]
    public async Task A_run_directory_that_somebody_deletes_is_made_anew_for_the_next_worker()
    {
        using var pair = new Pair();
        var run = Path.Combine(pair.A.RunDirectory, "run");
        await GuardedStart.Of(pair, GuardedStart.Slow(), environment: [$"RUNTIME_DIRECTORY={run}"]);

        Directory.Delete(run, recursive: true);
        await Until.Passed(TimeSpan.FromSeconds(1));
        Assert.Single(pair.A.WorkerIds);
        pair.A.SignalWorker(Machine.SIGKILL);

        await pair.A.Says("routers released: 1");
        await Until.True("a is Master again", () => pair.A.WorkerIds.Count >= 2 && pair.B.Role == "Backup" && pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said);
        Assert.Equal(0, pair.A.Stop());
        Assert.Empty(Directory.GetFiles(run, "guard-*"));
    }
}
