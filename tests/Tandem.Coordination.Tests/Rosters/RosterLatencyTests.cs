using Tandem.Actors.Advice;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Harness;
using Xunit.Abstractions;
using Role = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Rosters;

/// <summary>How long a change takes to be known to a member. The figure is printed; the bound is for a machine that does much else.</summary>
public sealed class RosterLatencyTests(ITestOutputHelper output)
{
    private const int Changes = 300;

    [Fact]
    public async Task A_change_is_known_to_the_other_in_milliseconds()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);
        var took = new List<double>(Changes);
        var (epoch, told) = (0L, 0L);
        var known = new TaskCompletionSource();
        nodes.Published = (rank, published) =>
        {
            if (rank == 1 && published is RosterChanged changed && changed.Roster.Find("n0", Routers.Web)?.Epoch == (ulong)Volatile.Read(ref epoch))
            {
                Volatile.Read(ref known).TrySetResult();
            }
        };
        while (took.Count < Changes)
        {
            Volatile.Write(ref known, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Volatile.Write(ref epoch, epoch + 1);
            told = TimeProvider.System.GetTimestamp();
            nodes.Routers[0].Stand(Routers.Standing(0, Role.Master, new Mastership(nodes.Routers[0].Boot, epoch)));
            await known.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
            took.Add(TimeProvider.System.GetElapsedTime(told).TotalMilliseconds);
        }

        took.Sort();
        output.WriteLine($"a change is known after {took[Changes / 2]:0.00} ms in the median, {took[Changes * 99 / 100]:0.00} ms p99, {took[^1]:0.00} ms at most");
        Assert.True(took[Changes / 2] < 100, $"{took[Changes / 2]} ms in the median");
    }
}
