using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Node.Tests.Harness;

/// <summary>What a machine's worker, which has ended, left on its disk.</summary>
internal static class Story
{
    internal static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(Machine machine, string? node = null)
    {
        // As a later life of somebody who was never there: the reader itself records nothing.
        var options = new TimelineStoreOptions(machine.Name, Guid.NewGuid(), machine.RecordDirectory, TimeSpan.FromDays(30), 64 << 20);
        using var store = new TimelineStore(options, new HybridClock(TimeProvider.System), TimeProvider.System, Assert.Null);
        return (await store.FindAsync(new TimelineQuery { Node = node, Limit = TimelineQuery.MostEntries })).Entries;
    }

    internal static int At(IReadOnlyList<TimelineEntry> entries, string node, string text)
    {
        var at = Enumerable.Range(0, entries.Count).Where(at => entries[at].Node == node && entries[at].Text.Contains(text, StringComparison.Ordinal));
        return at.Cast<int?>().FirstOrDefault() ?? throw new KeyNotFoundException($"{node} says no '{text}':\n{string.Join('\n', entries)}");
    }
}
