using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>Pages, marks and bounds.</summary>
public sealed class TimelineDatabaseTests : IDisposable
{
    private readonly TimelineDatabase _database = TimelineDatabase.OpenMemory();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_show_every_entry_once(bool latestFirst)
    {
        // Two nodes with the same stamps: only the order of nodes tells them apart.
        _database.Take(Shelf.Batch(25));
        _database.Take(Shelf.Batch(25, "lb2"));

        var seen = new List<TimelineEntry>();
        TimelineCursor? at = null;
        do
        {
            var page = _database.Find(new TimelineQuery { Limit = 7, After = at, LatestFirst = latestFirst });
            seen.AddRange(page.Entries);
            at = page.Next;
        }
        while (at is not null);

        var expected = Enumerable.Range(1, 25).SelectMany(number => new[] { ("lb1", (ulong)number), ("lb2", (ulong)number) });
        Assert.Equal(latestFirst ? expected.Reverse() : expected, seen.Select(entry => (entry.Node, entry.Number)));
    }

    [Fact]
    public void Entries_are_found_by_node_kind_text_and_time()
    {
        _database.Take(Shelf.Batch(3));
        _database.Take(new TimelineEntries([Shelf.Entry(1, "lb2", 1500, "hint", "Told the members")]));

        Assert.Single(_database.Find(new TimelineQuery { Node = "lb2" }).Entries);
        Assert.Single(_database.Find(new TimelineQuery { Kind = "hint" }).Entries);
        Assert.Single(_database.Find(new TimelineQuery { Text = "THE MEMB" }).Entries);
        var from = DateTimeOffset.UnixEpoch.AddMicroseconds(1500);
        Assert.Equal([1500L, 2000L], _database.Find(new TimelineQuery { From = from, To = from.AddMicroseconds(500) }).Entries.Select(entry => entry.Stamp.Microseconds));
    }

    [Fact]
    public void Mark_stays_where_a_gap_is()
    {
        _database.Take(Shelf.Batch(2));
        _database.Take(new TimelineEntries([Shelf.Entry(9)]) { After = [new("lb1", Shelf.Boot, 8)] });

        Assert.Equal(2UL, Assert.Single(_database.Marks()).Through);
    }

    [Fact]
    public void What_is_forgotten_is_not_asked_for_again()
    {
        _database.Take(Shelf.Batch(10));

        Assert.Equal(4, _database.Forget(DateTimeOffset.UnixEpoch.AddMicroseconds(9000), butAtMost: 4));

        Assert.Equal([5UL, 6UL, 7UL, 8UL, 9UL, 10UL], _database.Find(new TimelineQuery()).Entries.Select(entry => entry.Number));
        Assert.Equal(10UL, Assert.Single(_database.Marks()).Through);
    }
}
