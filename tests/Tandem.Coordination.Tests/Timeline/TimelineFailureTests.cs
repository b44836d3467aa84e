using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>What nobody thought of costs what it hit, which is counted, and nobody who asks waits for ever.</summary>
public sealed class TimelineFailureTests : IDisposable
{
    private static readonly TimelineFact Fact = new TimelineFact.Stopped(Orderly: true);

    /// <summary>In 2096: not so old that it is forgotten.</summary>
    private const long Recent = 4_000_000_000_000_000;

    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task What_could_not_be_written_is_counted_and_said_and_the_store_goes_on()
    {
        var time = new FailingTime { Fails = true };
        using var store = _shelf.Open(time: time);
        store.Record(Fact);
        await Assert.ThrowsAsync<InvalidOperationException>(store.FlushAsync).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, store.Dropped);

        time.Fails = false;
        store.Record(Fact);
        await store.FlushAsync();

        Assert.Equal(
            [(2UL, "1 entries were left out, CouldNotBeWritten"), (3UL, "stopped in order")],
            (await store.FindAsync(new TimelineQuery())).Entries.Select(entry => (entry.Number, entry.Text)));
        Assert.Equal(3UL, Assert.Single((await store.KnownAsync()).Marks).Through);
    }

    [Fact]
    public async Task Listener_that_fails_costs_no_entry_and_no_answer()
    {
        using var store = _shelf.Open();
        store.Written += () => throw new InvalidOperationException("not today");
        store.Record(Fact);
        await store.FlushAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Single((await store.FindAsync(new TimelineQuery())).Entries);
        Assert.Equal(0, store.Dropped);
        Assert.Contains("not today", Assert.Single(_shelf.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directory_that_cannot_even_be_named_costs_one_line()
    {
        using var store = _shelf.Open(_shelf.Options with { Directory = "a\0b" });
        store.Record(Fact);
        await store.FlushAsync();

        Assert.Single((await store.FindAsync(new TimelineQuery())).Entries);
        Assert.Contains("it is kept in memory", Assert.Single(_shelf.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_lives_move_from_memory_to_the_disk_also_more_than_are_told()
    {
        var directory = Path.Combine(_shelf.Directory.FullName, "later");
        File.WriteAllText(directory, "");
        using var store = _shelf.Open(_shelf.Options with { Directory = directory, RetryEvery = TimeSpan.Zero });
        for (var batch = 0; batch < 3; batch++)
        {
            await store.TakeAsync(new TimelineEntries([.. Enumerable.Range(1, 200).Select(_ => Shelf.Entry(1, micros: Recent) with { BootId = Guid.NewGuid() })]));
        }

        File.Delete(directory);
        await store.FlushAsync();
        store.Dispose();

        using var database = TimelineDatabase.OpenFile(Path.Combine(directory, "timeline-lb1.db"));
        Assert.Equal(600, database.Count());
    }
}
