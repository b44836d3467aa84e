using Tandem.Network.Linux;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>A worker that is there, and beats, and yet has to be replaced; or that the kernel chooses when memory runs out.</summary>
[Collection(Alone.Name)]
public sealed class FaultyWorkerTests(ITestOutputHelper output)
{
    /// <summary>The worker lets go first, after stall-timeout (2 s); the guard ends it after twice that.</summary>
    [KernelFact(Needs = "nft,tcpdump,root of the host")]
    public async Task Actors_that_hang_as_a_whole_are_released_and_their_process_is_replaced()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow());
        using var atA = new PortTap(pair, pair.A, "ip proto 112");
        var dead = pair.A.WorkerIds[^1];

        var at = TimeProvider.System.GetTimestamp();
        using var wedged = new WedgedThread(dead, "on-time");
        await pair.B.Becomes("Master");

        var released = TimeProvider.System.GetElapsedTime(at);
        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        Assert.Single(pair.A.WorkerIds);
        await pair.A.Says($"worker {dead} stood still (the thread of its actors for 4");
        var replaced = TimeProvider.System.GetElapsedTime(at);
        output.WriteLine($"released after {released.TotalMilliseconds:0} ms, the process killed after {replaced.TotalMilliseconds:0} ms");
        Assert.InRange(released.TotalSeconds, 1.5, 3.5);
        Assert.InRange(replaced.TotalSeconds, 3.5, 6);
        await pair.A.Says("routers released: 0");
        await Until.True("a is Master again", () => pair.A.WorkerIds.Count == 2 && pair.A.Role == "Master" && pair.B.Role == "Backup", Until.Long, () => pair.A.Said + pair.B.Said);
        Assert.Single(atA.Lines, line => line.Contains("prio 0", StringComparison.Ordinal));
    }

    [KernelFact(Needs = "nft,root of the host")]
    public async Task A_real_time_thread_that_never_lets_go_is_ended_after_5_s()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow(), environment: Fault.In(pair.A, Fault.SpinForReal));

        Fault.Begin(pair.A);

        await Replaced(pair, "used over 90 % of a processor for 5 s with a real-time thread and was killed; routers released: 1");
    }

    /// <summary>Nobody but the guard runs meanwhile. The kernel lets an ordinary thread run after about a second, which is too late.</summary>
    [KernelFact(Needs = "nft,root of the host")]
    public async Task Real_time_threads_that_wait_for_one_that_they_keep_from_running_are_relieved_and_the_worker_lives()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow(), environment: Fault.In(pair.A, Fault.WaitForReal));
        var worker = pair.A.WorkerIds[^1];

        Fault.Begin(pair.A);

        await pair.A.Says($"worker {worker} stands still (its link loop for 1");
        await pair.A.Says($"worker {worker} moves again");
        await Until.Passed(TimeSpan.FromSeconds(1));
        Assert.Equal([worker], pair.A.WorkerIds);
        Assert.Equal(("Master", "Backup"), (pair.A.Role, pair.B.Role));
        Assert.NotEmpty(RealTimeThread.OfProcess(worker));
    }

    [KernelFact(Needs = "nft,limited memory")]
    public async Task A_worker_that_the_kernel_kills_for_its_memory_is_replaced()
    {
        using var pair = new Pair();
        using var limit = MemoryLimit.Make(64L << 20);
        await GuardedStart.Of(pair, GuardedStart.Slow(), environment: Fault.In(pair.A, Fault.EatMemory));
        limit.Take(pair.A.WorkerIds[^1]);

        Fault.Begin(pair.A);

        await Replaced(pair, "was killed by SIGKILL; routers released: 1");
        Assert.Equal(1, limit.Kills);
    }

    /// <summary>Both share what is left, so the kernel takes from the guard, too, before it decides on the worker.</summary>
    [KernelFact(Needs = "nft,limited memory")]
    public async Task A_guard_that_is_short_of_memory_itself_acts_all_the_same()
    {
        using var limit = MemoryLimit.Make(256L << 20);
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow(), environment: [.. Fault.In(pair.A, Fault.EatMemory), .. limit.Inside]);

        Fault.Begin(pair.A);

        await Replaced(pair, "was killed by SIGKILL; routers released: 1");
        Assert.Equal(1, limit.Kills);
        Assert.InRange(limit.Shortages, 2, long.MaxValue);
    }

    private static async Task Replaced(Pair pair, string sentence)
    {
        await pair.A.Says(sentence);
        await pair.A.Says("restart at once");
        await Until.True("b was told", () => pair.B.Transitions.Contains("Backup -> Master, MasterReleased"), Until.Long, () => pair.B.Said);
        await Until.True("a is Master again", () => pair.A.WorkerIds.Count == 2 && pair.A.Role == "Master" && pair.B.Role == "Backup", Until.Long, () => pair.A.Said + pair.B.Said);
    }
}
