using System.Runtime.CompilerServices;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>What is kept of hand-overs that were wanted.</summary>
public sealed class HandOverWantsTests
{
    private readonly HandOverWants _wants = new(new HandOverBook(_ => null, Guid.NewGuid), "n0", new SharedPlanBoard(new SharedPlan(["n0", "n1"], [])));

    /// <summary>An intent that nobody can follow is tried every half minute for as long as it stands.</summary>
    [Fact]
    public void How_they_ended_is_not_kept_while_nobody_waits_for_it()
    {
        var ending = End();

        GC.Collect();

        Assert.False(ending.TryGetTarget(out _));
    }

    [Fact]
    public async Task Whoever_waits_for_an_orderly_stop_is_told_all_that_ended_since()
    {
        var waiting = new TaskCompletionSource<IReadOnlyList<HandOverEnding>>();
        End();
        _wants.Leave(waiting);
        End();

        _wants.Look(IntentSet.Empty, Roster.Empty, Bench.At(1), []);

        Assert.Equal([new HandOverEnding(Bench.Web, "n1", IsDone: false, "n1 has not answered")], await waiting.Task);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<HandOverEnding> End()
    {
        var ending = new HandOverEnding(Bench.Web, "n1", IsDone: false, "n1 has not answered");
        _wants.End(ending, Bench.At(0));
        return new(ending);
    }
}
