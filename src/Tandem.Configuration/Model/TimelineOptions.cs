namespace Tandem.Configuration.Model;

/// <summary>Where a node keeps its record of what happened, and how much of it.</summary>
/// <param name="Directory">An absolute path, on a disk that outlives a boot.</param>
/// <param name="MaxAge">Older entries are forgotten.</param>
/// <param name="MaxSize">Bytes on disk; beyond them the oldest entries are forgotten.</param>
public sealed record TimelineOptions(string Directory, TimeSpan MaxAge, long MaxSize)
{
    /// <summary>What holds when the section is left out.</summary>
    public static readonly TimelineOptions Default = new("/var/lib/tandem", TimeSpan.FromDays(30), 64 << 20);
}
