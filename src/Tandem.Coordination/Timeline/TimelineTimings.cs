namespace Tandem.Coordination.Timeline;

/// <summary>The waits of the exchange of entries.</summary>
/// <param name="Pause">Between two batches of one kind with one peer.</param>
/// <param name="Round">How often everybody is asked, whatever was lost.</param>
internal sealed record TimelineTimings(TimeSpan Pause, TimeSpan Round)
{
    /// <summary>So many batches of news go without a pause after a quiet time: what a node that stops says last must not wait until it is gone.</summary>
    public const int AtOnce = 8;

    /// <summary>What the worker uses: some 2,000 entries a second, which is little to a link and much to a story.</summary>
    public static readonly TimelineTimings Default = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30));
}
