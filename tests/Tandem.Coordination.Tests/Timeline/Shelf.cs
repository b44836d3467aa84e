using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>A directory for one test, and entries to put there.</summary>
internal sealed class Shelf : IDisposable
{
    public static readonly Guid Boot = new("00000000-0000-0000-0000-000000000001");

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("tandem-timeline-");

    public List<string> Warnings { get; } = [];

    public TimelineStoreOptions Options => new("lb1", Boot, Directory.FullName, TimeSpan.FromDays(30), 64 << 20);

    public static TimelineEntry Entry(ulong number, string node = "lb1", long micros = 0, string kind = "life", string text = "x") =>
        new(node, Boot, number, new HybridStamp(micros == 0 ? (long)number * 1000 : micros, 0), kind, null, text);

    /// <summary>Entries 1 to so many, complete from the start.</summary>
    public static TimelineEntries Batch(int count, string node = "lb1") =>
        new([.. Enumerable.Range(1, count).Select(number => Entry((ulong)number, node))]) { After = [new(node, Boot, 0)] };

    public TimelineStore Open(TimelineStoreOptions? options = null, TimeProvider? time = null) =>
        new(options ?? Options, new HybridClock(TimeProvider.System), time ?? TimeProvider.System, Warn);

    /// <summary>A life whose clock is given.</summary>
    public TimelineStore Open(TimeProvider wall, Guid? boot = null) => new(Options with { BootId = boot ?? Boot }, new HybridClock(wall), wall, Warn);

    public void Dispose() => Directory.Delete(recursive: true);

    private void Warn(string line)
    {
        lock (Warnings)
        {
            Warnings.Add(line);
        }
    }
}
