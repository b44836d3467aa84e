using Tandem.Actors.Rehearsal;
using Tandem.Configuration.Model;
using Tandem.Coordination.Rosters;
using Tandem.Network.Capture;
using Tandem.Network.Linux.Guard;

namespace Tandem.Node;

/// <summary>
/// One worker after another without anything being released: how this process waits beside the one before it, and what it does for the one after it
/// (docs/adr/0029-a-worker-follows-in-place.md).
/// </summary>
internal static class NodeSuccession
{
    /// <summary>Waits beside the predecessor, touching nothing that is its own; what is needed then is loaded and compiled meanwhile.</summary>
    /// <returns>What listens since before the predecessor's end; null: the guard is gone.</returns>
    public static async Task<EarlyEars?> WaitAsync(GuardLink guard, NodeConfiguration node)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        guard.Heed = word =>
        {
            if (word == SuccessionWord.Begin)
            {
                begun.TrySetResult();
            }
        };
        var ears = EarlyEars.Listen(node.Segments.Select(segment => segment.Interface));
        await TakeoverRehearsal.RunAsync().ConfigureAwait(false);
        ears.Forget();
        guard.TellHeld();
        if (await Task.WhenAny(begun.Task, guard.Lost).ConfigureAwait(false) == begun.Task)
        {
            return ears;
        }

        ears.Dispose();
        return null;
    }

    /// <summary>Answers the guard from now on: somebody may be to follow this process. Until it is killed it goes on.</summary>
    public static void Serve(GuardLink guard, NodeIntents intents, RosterBoard roster, NodeTimeline timeline) => guard.Heed = word =>
    {
        if (word == SuccessionWord.Ask)
        {
            guard.TellHandsOver(intents.CouldGiveAll(roster.Current));
        }
        else if (word == SuccessionWord.Leave)
        {
            _ = Task.Run(async () =>
            {
                await timeline.SettleAsync().ConfigureAwait(false);
                guard.TellLeft();
            });
        }
    };
}
