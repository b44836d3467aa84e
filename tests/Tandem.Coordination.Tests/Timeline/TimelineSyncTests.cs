using FsCheck.Xunit;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Wire;
using Tandem.Coordination.Timeline;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>Records become equal, whatever the channel loses, doubles and delays.</summary>
public sealed class TimelineSyncTests
{
    [Property(MaxTest = 60)]
    public void Three_records_become_equal_over_a_bad_channel(int seed)
    {
        var random = new Random(seed);
        var nodes = new[] { "lb1", "lb2", "lb3" };
        var shelves = nodes.Select(_ => TimelineDatabase.OpenMemory()).ToArray();
        for (var i = 0; i < shelves.Length; i++)
        {
            shelves[i].Take(Shelf.Batch(random.Next(1, 450), nodes[i]));
        }

        var under = new List<(int To, int From, INodeMessage Body)>();
        for (var step = 0; step < 400; step++)
        {
            var asks = random.Next(3);
            under.Add(((asks + random.Next(1, 3)) % 3, asks, new TimelineKnown(shelves[asks].Marks())));
            var at = random.Next(under.Count);
            var message = under[at];
            if (random.Next(4) > 0)
            {
                under.RemoveAt(at);
            }

            if (random.Next(3) > 0)
            {
                Deliver(shelves, message, under);
            }
        }

        // The channel is whole again: a few rounds of asking are enough.
        for (var round = 0; round < 30; round++)
        {
            var (to, from) = (round % 3, (round + 1 + (round / 3 % 2)) % 3);
            while (TimelineSync.Answer(shelves[to].Marks(), shelves[from].Marks(), shelves[to].After) is { } batch && shelves[from].Take(batch) >= 0)
            {
            }
        }

        var expected = Shown(shelves[0]);
        Assert.All(shelves, shelf => Assert.True(expected == Shown(shelf), $"seed {seed}"));
        Assert.Equal(3, shelves[2].Marks().Count);
        Array.ForEach(shelves, shelf => shelf.Dispose());
    }

    [Fact]
    public void Batch_is_bounded_and_the_next_goes_on()
    {
        using var shelf = TimelineDatabase.OpenMemory();
        shelf.Take(Shelf.Batch(201));

        var first = TimelineSync.Answer(shelf.Marks(), [], shelf.After);
        var second = TimelineSync.Answer(shelf.Marks(), [new("lb1", Shelf.Boot, 200)], shelf.After);

        Assert.Equal(200, first?.Entries.Count);
        Assert.Equal(201UL, Assert.Single(second!.Entries).Number);
        Assert.Equal(200UL, Assert.Single(second.After).Through);
    }

    [Fact]
    public void Only_a_full_batch_says_that_there_is_more()
    {
        using var shelf = TimelineDatabase.OpenMemory();
        shelf.Take(Shelf.Batch(201));

        Assert.True(TimelineSync.Answer(shelf.Marks(), [], shelf.After)?.HasMore);
        Assert.False(TimelineSync.Answer(shelf.Marks(), [new("lb1", Shelf.Boot, 2)], shelf.After)?.HasMore);
        Assert.EndsWith("3202" + "1801", Convert.ToHexStringLower(MessageCodec.Write(Samples.Enveloped(new TimelineEntries([]) { HasMore = true }))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_as_much_is_sent_nothing()
    {
        using var shelf = TimelineDatabase.OpenMemory();
        shelf.Take(Shelf.Batch(3));

        Assert.Null(TimelineSync.Answer(shelf.Marks(), shelf.Marks(), shelf.After));
    }

    [Fact]
    public void What_the_sender_has_forgotten_is_no_gap()
    {
        using var sender = TimelineDatabase.OpenMemory();
        using var receiver = TimelineDatabase.OpenMemory();
        sender.Take(Shelf.Batch(10));
        sender.Forget(DateTimeOffset.MaxValue, butAtMost: 6);

        receiver.Take(TimelineSync.Answer(sender.Marks(), [], sender.After)!);

        Assert.Equal(10UL, Assert.Single(receiver.Marks()).Through);
        Assert.Equal(4, receiver.Count());
    }

    /// <summary>One that were left out would hold the mark back, and be asked for for ever.</summary>
    [Fact]
    public void Entry_that_is_too_long_is_shortened_and_not_asked_for_again()
    {
        using var receiver = TimelineDatabase.OpenMemory();
        var long2 = Shelf.Entry(2, text: new string('t', 1001), kind: new string('k', 33)) with { Stamp = new HybridStamp(-1, 0) };

        receiver.Take(TimelineSync.Acceptable(new TimelineEntries([Shelf.Entry(1), long2]) { After = [new("lb1", Shelf.Boot, 0)] }));

        Assert.Equal(2UL, Assert.Single(receiver.Marks()).Through);
        var kept = receiver.Find(new TimelineQuery()).Entries[0];
        Assert.Equal((2UL, 1000, 32, 0L), (kept.Number, kept.Text.Length, kept.Kind.Length, kept.Stamp.Microseconds));
    }

    [Fact]
    public void Entry_without_a_place_is_left_out() => Assert.Empty(
        TimelineSync.Acceptable(new TimelineEntries([Shelf.Entry(0, micros: 1), Shelf.Entry(ulong.MaxValue, micros: 1), Shelf.Entry(1, new string('n', 64))])).Entries);

    private static void Deliver(TimelineDatabase[] shelves, (int To, int From, INodeMessage Body) message, List<(int To, int From, INodeMessage Body)> under)
    {
        var shelf = shelves[message.To];
        if (message.Body is TimelineEntries entries)
        {
            shelf.Take(entries);
        }
        else if (message.Body is TimelineKnown known && TimelineSync.Answer(shelf.Marks(), known.Marks, shelf.After) is { } answer)
        {
            under.Add((message.From, message.To, answer));
        }
    }

    private static string Shown(TimelineDatabase shelf)
    {
        var page = shelf.Find(new TimelineQuery { Limit = 1000 });
        var rest = page.Next is { } next ? shelf.Find(new TimelineQuery { Limit = 1000, After = next }).Entries : [];
        return string.Join('\n', page.Entries.Concat(rest));
    }
}
