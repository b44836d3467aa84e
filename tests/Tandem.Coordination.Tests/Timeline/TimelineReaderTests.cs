using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>The record is followed as it grows, and goes on where the former life ended.</summary>
public sealed class TimelineReaderTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task Follower_sees_what_comes_also_what_others_tell_late_and_can_go_on_where_it_was()
    {
        using var store = _shelf.Open();
        store.Record(new TimelineFact.Stopped(Orderly: true));
        await store.FlushAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var follower = store.FollowAsync(new TimelineQuery { Kind = "hint" }, after: 1, limit.Token).GetAsyncEnumerator(limit.Token);
        var first = follower.MoveNextAsync();
        Assert.False(first.IsCompleted);

        // Long before everything else by its stamp, and yet it comes now. The one of another kind is passed over.
        await store.TakeAsync(new TimelineEntries([Shelf.Entry(1, "lb2", 1000), Shelf.Entry(2, "lb2", 2000, "hint", "late")]));
        Assert.True(await first);
        Assert.Equal("late", follower.Current.Entry.Text);
        Assert.Equal(3, follower.Current.Place);

        await store.TakeAsync(new TimelineEntries([Shelf.Entry(3, "lb2", 500, "hint", "later")]));
        Assert.True(await follower.MoveNextAsync());
        await using var resumed = store.FollowAsync(new TimelineQuery(), after: 3, limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await resumed.MoveNextAsync());
        Assert.Equal("later", resumed.Current.Entry.Text);
    }

    [Fact]
    public async Task Follower_ends_with_the_record()
    {
        var store = _shelf.Open();
        await using var follower = store.FollowAsync(new TimelineQuery()).GetAsyncEnumerator();
        var next = follower.MoveNextAsync();
        await store.FlushAsync();

        store.Dispose();

        Assert.False(await next.AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Next_life_comes_after_the_former_one_though_its_clock_was_set_back()
    {
        var wall = new SteppedWall { Now = Start };
        using (var store = _shelf.Open(wall))
        {
            store.Record(new TimelineFact.Started("1.0", "abc"));
            await store.FlushAsync();
        }

        wall.Now = Start.AddMinutes(-5);
        using var next = _shelf.Open(wall, Guid.NewGuid());
        next.Record(new TimelineFact.Started("1.1", "abc"));
        await next.FlushAsync();

        Assert.Equal(
            [
                "started, version 1.0, configuration abc",
                "started, version 1.1, configuration abc",
                "the life before this one ended without a stop; its last entry is of 2026-01-01T00:00:00.000Z",
            ],
            (await next.FindAsync(new TimelineQuery())).Entries.Select(entry => entry.Text));
    }

    [Fact]
    public async Task Life_that_stopped_in_order_is_not_missed()
    {
        using (var store = _shelf.Open())
        {
            store.Record(new TimelineFact.Stopped(Orderly: true));
            store.Record(new TimelineFact.Channel("the peers were left"));
            await store.FlushAsync();
        }

        using var next = _shelf.Open(_shelf.Options with { BootId = Guid.NewGuid() });

        Assert.Equal(2, (await next.FindAsync(new TimelineQuery())).Entries.Count);
    }

    [Fact]
    public async Task File_and_what_lies_beside_it_are_for_the_owner_and_the_group()
    {
        var directory = Path.Combine(_shelf.Directory.FullName, "made");
        using var store = _shelf.Open(_shelf.Options with { Directory = directory });
        store.Record(new TimelineFact.Stopped(Orderly: true));
        await store.FlushAsync();

        Assert.Equal("rwxr-x---", Shown(File.GetUnixFileMode(directory)));
        Assert.All(Directory.GetFiles(directory), file => Assert.Equal("rw-r-----", Shown(File.GetUnixFileMode(file))));
        Assert.Contains(Directory.GetFiles(directory), file => file.EndsWith("-wal", StringComparison.Ordinal));
    }

    private static string Shown(UnixFileMode mode) => string.Concat("rwxrwxrwx".Select((letter, at) => ((int)mode >> (8 - at) & 1) == 1 ? letter : '-'));
}
