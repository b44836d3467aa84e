namespace Tandem.Coordination.Timeline;

/// <summary>Reads the record, on whatever thread, whether or not the cluster's system lives. What is asked for waits its turn behind what is written.</summary>
public interface ITimelineReader
{
    /// <summary>One page of what somebody wants to see, in the causal order.</summary>
    /// <exception cref="InvalidOperationException">The record is closed, or too many are asking.</exception>
    Task<TimelinePage> FindAsync(TimelineQuery query, CancellationToken cancellation = default);

    /// <summary>What comes, as it comes, until it is cancelled or the record is closed.</summary>
    /// <param name="query">Which entries; its order and page do not matter.</param>
    /// <param name="after">The place of the last arrival that is known; null begins with what comes from now on.</param>
    /// <param name="cancellation">Ends it.</param>
    IAsyncEnumerable<TimelineArrival> FollowAsync(TimelineQuery query, long? after = null, CancellationToken cancellation = default);
}
