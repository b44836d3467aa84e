namespace Tandem.Coordination.Timeline;

/// <summary>Wakes up whoever waits for the next arrival.</summary>
internal sealed class ArrivalBell
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>To be taken before the look that finds nothing: what comes meanwhile rings as well.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
