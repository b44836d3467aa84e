namespace Tandem.Coordination.Timeline;

/// <summary>Whose record it is, where it lies and how much of it is kept.</summary>
/// <param name="Node">This node.</param>
/// <param name="BootId">This life of the process.</param>
/// <param name="Directory">Made when it is missing.</param>
/// <param name="MaxAge">Older entries are forgotten.</param>
/// <param name="MaxSize">Bytes on disk.</param>
public sealed record TimelineStoreOptions(string Node, Guid BootId, string Directory, TimeSpan MaxAge, long MaxSize)
{
    /// <summary>Entries that may wait to be written; what comes on top is dropped and counted.</summary>
    public int MostWaiting { get; init; } = 4096;

    /// <summary>How soon a disk that refused is tried again.</summary>
    public TimeSpan RetryEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(Directory, $"timeline-{Node}.db");
}
