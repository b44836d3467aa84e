using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>What was recorded is there, also after the next start, and a disk that refuses costs a line.</summary>
public sealed class TimelineStoreTests : IDisposable
{
    private static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));

    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task Facts_are_found_after_the_next_start_in_their_order()
    {
        using (var store = _shelf.Open())
        {
            store.Record(new TimelineFact.Started("1.0", "abc"));
            store.Record(new TimelineFact.Stalled(Web, "its actor owed an answer"));
            await store.FlushAsync();
        }

        using var next = _shelf.Open(_shelf.Options with { BootId = Guid.NewGuid() });
        var page = await next.FindAsync(new TimelineQuery());

        Assert.Equal(
            [(1UL, "life", null, "started, version 1.0, configuration abc"), (2UL, "stall", Web, "front-4-51 was released: its actor owed an answer")],
            page.Entries.Take(2).Select(entry => (entry.Number, entry.Kind, entry.Router, entry.Text)));
        Assert.Empty(_shelf.Warnings);
    }

    [Fact]
    public async Task File_that_is_no_database_is_moved_aside()
    {
        File.WriteAllText(_shelf.Options.Path, new string('x', 8192));

        using var store = _shelf.Open();
        store.Record(new TimelineFact.Stopped(Orderly: true));
        await store.FlushAsync();

        Assert.StartsWith("xxx", File.ReadAllText(_shelf.Options.Path + ".broken"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(_shelf.Warnings), StringComparison.Ordinal);
        Assert.Single((await store.FindAsync(new TimelineQuery())).Entries);
    }

    [Fact]
    public async Task Disk_that_refuses_costs_one_line_and_heals()
    {
        // A file where the directory should be: nothing can be written there, not even by root.
        var directory = Path.Combine(_shelf.Directory.FullName, "later");
        File.WriteAllText(directory, "");
        var options = _shelf.Options with { Directory = directory, RetryEvery = TimeSpan.Zero };
        using (var store = _shelf.Open(options))
        {
            store.Record(new TimelineFact.Started("1.0", "abc"));
            await store.FlushAsync();
            Assert.Single((await store.FindAsync(new TimelineQuery())).Entries);
            Assert.Contains("it is kept in memory", Assert.Single(_shelf.Warnings), StringComparison.Ordinal);

            File.Delete(directory);
            store.Record(new TimelineFact.Stopped(Orderly: true));
            await store.FlushAsync();
        }

        using var database = TimelineDatabase.OpenFile(options.Path);
        Assert.Equal([1UL, 2UL], database.Find(new TimelineQuery()).Entries.Select(entry => entry.Number));
        Assert.Contains("again", _shelf.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_stays_within_its_size_and_keeps_the_latest()
    {
        using var store = _shelf.Open(_shelf.Options with { MaxSize = 256 << 10, MostWaiting = 10_000 });
        for (var number = 1; number <= 4000; number++)
        {
            store.Record(new TimelineFact.Drifted(null, $"{number} {new string('x', 200)}"));
        }

        // The second one waits for what is done after the first.
        await store.FlushAsync();
        await store.FlushAsync();

        // About 1 MiB was written; a batch of 256 may have come on top before a tenth went.
        Assert.InRange(new FileInfo(_shelf.Options.Path).Length, 100 << 10, 400 << 10);
        Assert.Equal(4000UL, Assert.Single((await store.FindAsync(new TimelineQuery { LatestFirst = true, Limit = 1 })).Entries).Number);
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten_with_the_next_start()
    {
        var now = TimeProvider.System.GetUtcNow();
        using (var store = _shelf.Open())
        {
            await store.TakeAsync(new TimelineEntries(
                [Shelf.Entry(1, micros: EntrySelect.Microseconds(now.AddDays(-31))), Shelf.Entry(2, micros: EntrySelect.Microseconds(now.AddDays(-29)))]));
        }

        using var next = _shelf.Open();
        await next.FlushAsync();

        Assert.Equal(2UL, Assert.Single((await next.FindAsync(new TimelineQuery())).Entries).Number);
    }

    /// <summary>Two workers that share a directory and a name: the second one keeps its record in memory, and says so.</summary>
    [Fact]
    public async Task File_that_another_process_writes_is_left_to_it()
    {
        using var first = _shelf.Open();
        first.Record(new TimelineFact.Started("1.0", "abc"));
        await first.FlushAsync();

        using var second = _shelf.Open(_shelf.Options with { BootId = Guid.NewGuid() });
        second.Record(new TimelineFact.Started("1.0", "abc"));
        await second.FlushAsync();

        Assert.Contains("database is locked", Assert.Single(_shelf.Warnings), StringComparison.Ordinal);
        Assert.Single((await first.FindAsync(new TimelineQuery())).Entries);
    }

    [Fact]
    public async Task File_that_is_deleted_is_made_anew()
    {
        using var store = _shelf.Open();
        store.Record(new TimelineFact.Started("1.0", "abc"));
        await store.FlushAsync();
        File.Delete(_shelf.Options.Path);

        store.Record(new TimelineFact.Stopped(Orderly: true));
        await store.FlushAsync();

        Assert.True(File.Exists(_shelf.Options.Path));
        Assert.Equal(2UL, Assert.Single((await store.FindAsync(new TimelineQuery())).Entries).Number);
    }

    [Fact]
    public async Task What_finds_no_room_is_dropped_and_counted_and_said()
    {
        using var store = _shelf.Open(_shelf.Options with { MostWaiting = 2 });
        using var held = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        store.Written += () =>
        {
            reached.Set();
            held.Wait();
        };
        store.Record(new TimelineFact.Stopped(Orderly: true));
        reached.Wait();

        // The store's thread is held, and nothing waits: two find room.
        for (var i = 0; i < 10; i++)
        {
            store.Record(new TimelineFact.Stopped(Orderly: true));
        }

        Assert.Equal(8, store.Dropped);
        held.Set();
        await store.FlushAsync();
        store.Record(new TimelineFact.Stopped(Orderly: true));
        await store.FlushAsync();

        var said = Assert.Single((await store.FindAsync(new TimelineQuery { Kind = "record" })).Entries);
        Assert.Equal("8 entries were left out, TooManyAtOnce", said.Text);
        Assert.Equal(5, (await store.FindAsync(new TimelineQuery())).Entries.Count);
    }
}
