using System.Reflection;
using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Configuration.Model;
using Tandem.Coordination.Drift;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Timeline;

namespace Tandem.Node;

/// <summary>
/// The record of this node's life: begun before the routers, ended after they have let go of every address, and never waited for by anything that holds one.
/// </summary>
internal sealed class NodeTimeline : IDisposable
{
    /// <summary>For the last entries to reach the disk, and from there the peers; nobody waits longer for a slow disk.</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromMilliseconds(300);

    private readonly TimelineStore _store;

    private NodeTimeline(TimelineStore store, TimelineRecorder recorder) => (_store, Recorder) = (store, recorder);

    /// <summary>The clock of this process.</summary>
    public HybridClock Clock => _store.Clock;

    public TimelineRecorder Recorder { get; }

    /// <summary>For whoever wants to see it, on whatever thread.</summary>
    public ITimelineReader Reader => _store;

    /// <summary>Facts that found no room or could not be written.</summary>
    public long Dropped => _store.Dropped;

    /// <summary>Exchanges it with the other nodes.</summary>
    public CoordinationPart Part => TimelinePart.Of(_store, Recorder);

    public static NodeTimeline Start(NodeConfiguration node, Guid boot, NodePlan plan, ActorSystem system, Action<string> warn)
    {
        var bounds = node.Timeline;
        var options = new TimelineStoreOptions(node.Name, boot, bounds.Directory, bounds.MaxAge, bounds.MaxSize);
        var store = new TimelineStore(options, new HybridClock(TimeProvider.System), TimeProvider.System, warn);
        var timeline = new NodeTimeline(store, TimelineRecorder.Start(system, store, TimeProvider.System));
        var digest = ConfigurationDigests.Of(plan);
        var version = typeof(NodeTimeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        store.Record(new TimelineFact.Started(version, digest.Digest[..16]));
        store.Record(new TimelineFact.Configured(digest.Digest, digest.Routers.Count));
        return timeline;
    }

    /// <summary>Another configuration holds.</summary>
    public void Follow(RunningConfiguration running) =>
        _store.Record(new TimelineFact.Configured(running.Digest, running.Node.Segments.Sum(segment => segment.Routers.Count)));

    /// <summary>Every address is released: the story's end is written while the peers can still be told.</summary>
    public Task EndAsync(bool orderly) => SettleAsync(() => _store.Record(new TimelineFact.Stopped(orderly)));

    /// <summary>What has happened until now is written; the story goes on, in the next worker's life perhaps.</summary>
    public Task SettleAsync() => SettleAsync(static () => { });

    public void Dispose() => _store.Dispose();

    private async Task SettleAsync(Action last)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Recorder.Settle(() =>
        {
            last();
            settled.TrySetResult();
        });
        try
        {
            await settled.Task.WaitAsync(LongestSettling).ConfigureAwait(false);
            await _store.FlushAsync().WaitAsync(LongestSettling).ConfigureAwait(false);
        }
        catch (Exception late) when (late is TimeoutException or InvalidOperationException)
        {
            // What the disk does not take now it may take while the process ends.
        }
    }
}
