using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Worker;

public sealed class RealTimeUseTests
{
    private readonly RealTimeUse _use = new(process: 0);

    [Fact]
    public void Over_90_percent_of_a_core_for_5_s_is_too_much()
    {
        var verdicts = Enumerable.Range(0, 7).Select(second => _use.Judge(One(0.95 * second), At(second))).ToList();

        Assert.Equal([false, false, false, false, false, true, true], verdicts);
    }

    [Fact]
    public void A_second_of_less_begins_anew()
    {
        double[] usedEachSecond = [0, 0.95, 0.95, 0.95, 0.95, 0.8, 0.95, 0.95, 0.95, 0.95];
        var used = 0.0;

        var verdicts = usedEachSecond.Select((share, second) => _use.Judge(One(used += share), At(second))).ToList();

        Assert.DoesNotContain(true, verdicts);
    }

    [Fact]
    public void It_looks_once_a_second()
    {
        _ = _use.Judge(One(0), At(7));

        Assert.Equal(At(8), _use.NextAt);
    }

    [Fact]
    public void Several_threads_that_use_as_much_together_do_not_keep_a_processor_for_themselves()
    {
        var verdicts = Enumerable.Range(0, 10).Select(second => _use.Judge(
            new() { [1] = TimeSpan.FromSeconds(0.8 * second), [2] = TimeSpan.FromSeconds(0.8 * second) }, At(second)));

        Assert.DoesNotContain(true, verdicts);
    }

    [KernelFact(Needs = "root of the host")]
    public void A_thread_that_spins_is_seen_and_one_that_sleeps_is_not()
    {
        var use = new RealTimeUse(Environment.ProcessId);
        List<bool> verdicts = [];
        using (var spinning = new SpinningThread(TimeSpan.FromSeconds(9)))
        {
            verdicts.AddRange(LookEachSecond(use, 7));
        }

        Assert.Equal([false, false, false, false, false], verdicts[..5]);
        Assert.True(verdicts[6]);
        Assert.Equal([false, false], LookEachSecond(use, 3)[1..]);
    }

    [Theory]
    // 250 ticks in the program and 30 in the kernel are 2.8 s; the policy stands after the processor, 3, and the priority, 10: FIFO, RR, other.
    [InlineData("1", 2.8)]
    [InlineData("2", 2.8)]
    [InlineData("0", 0.0)]
    public void Only_real_time_threads_count(string policy, double seconds)
    {
        var stat = $"77 (link) loop) S 1 77 77 0 -1 64 0 0 0 0 250 30 0 0 -11 0 9 0 100 0 0 1 1 1 1 1 1 0 0 0 0 0 0 0 17 3 10 {policy} 0 0 0";

        Assert.Equal(TimeSpan.FromSeconds(seconds), RealTimeUse.UsedBy(stat));
    }

    private static List<bool> LookEachSecond(RealTimeUse use, int count)
    {
        using var never = new ManualResetEventSlim();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var verdict = use.Look(MonotonicClock.Now);
            never.Wait(TimeSpan.FromSeconds(1));
            return verdict;
        })];
    }

    private static Dictionary<int, TimeSpan> One(double seconds) => new() { [1] = TimeSpan.FromSeconds(seconds) };

    private static Instant At(int second) => new(second * 1_000_000_000L);
}
