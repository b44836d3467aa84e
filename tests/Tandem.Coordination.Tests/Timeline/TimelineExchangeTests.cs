using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>Members exchange entries, so that a story survives the node that died.</summary>
public sealed class TimelineExchangeTests
{
    private static readonly TimelineTimings NobodyAsksAgain = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromHours(1));

    [Fact]
    public async Task Records_become_equal_whatever_the_channel_drops_doubles_and_delays_and_who_restarts()
    {
        await using var stage = new TimelineStage(3, Seed.Value) { IsBad = true };
        for (var rank = 0; rank < 3; rank++)
        {
            stage.Start(rank);
        }

        // 3 x 260 facts, more than one batch each; n1 ends in the middle of it and begins again, which it says: "ended without a stop".
        for (var number = 0; number < 260; number++)
        {
            for (var rank = 0; rank < 3; rank++)
            {
                stage[rank].Store.Record(new TimelineFact.Drifted(null, $"fact {number} of n{rank}"));
            }

            if (number == 130)
            {
                await stage.CrashAsync(1);
                stage.Start(1);
            }
        }

        stage.IsBad = false;
        await stage.AreEqual(781);
    }

    [Fact]
    public async Task Story_of_a_node_that_died_is_on_its_peer_and_comes_back_though_its_disk_is_lost_or_old()
    {
        await using var stage = new TimelineStage(2);
        stage.Start(0);
        stage.Start(1);
        Record(stage, 0, 1, 50);
        await stage.AreEqual(50);
        await stage.CrashAsync(0);
        Assert.Equal(50, (await stage[1].Store.FindAsync(new TimelineQuery { Node = "n0" })).Entries.Count);

        // The disk as it was: kept aside, and put back in the place of a later one.
        var file = Path.Combine(stage.DirectoryOf(0), "timeline-n0.db");
        File.Copy(file, file + ".old");
        stage.Start(0);
        Record(stage, 0, 51, 80);
        await stage.AreEqual(81);
        await stage.CrashAsync(0);
        File.Move(file + ".old", file, overwrite: true);
        stage.Start(0);

        // The second life ended without a stop as well; that the first one did is what the old disk knows.
        await stage.AreEqual(82);
        await stage.CrashAsync(0);
        Directory.Delete(stage.DirectoryOf(0), recursive: true);
        stage.Start(0);
        await stage.AreEqual(82);
    }

    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        await using var stage = new TimelineStage(2) { Timings = NobodyAsksAgain };
        stage.Start(0);
        stage.Start(1);

        for (var number = 1; number <= 5; number++)
        {
            Record(stage, 0, number, number);
            await stage.AreEqual(number);
        }
    }

    [Fact]
    public async Task Long_story_goes_in_bounded_batches_one_after_the_other()
    {
        await using var stage = new TimelineStage(2) { Timings = NobodyAsksAgain };
        stage.Start(0);
        Record(stage, 0, 1, 1050);
        await stage[0].Store.FlushAsync();
        stage.Start(1);
        await stage.AreEqual(1050);

        var batches = stage.Carried.Where(message => message.To == 1).Select(message => message.Body).OfType<TimelineEntries>().ToList();
        Assert.All(batches, batch => Assert.InRange(batch.Entries.Count, 1, 200));
        Assert.Equal(1050, batches.SelectMany(batch => batch.Entries).Select(entry => entry.Number).Distinct().Count());

        // But for the latest, which is told unasked, each batch answers a question of its own: nobody is sent a second one before the first is written.
        Assert.InRange(batches.Count, 6, 3 + stage.Carried.Count(message => message.To == 0 && message.Body is TimelineKnown));
    }

    [Fact]
    public async Task Cause_is_before_its_effect_though_the_clock_of_its_node_is_minutes_ahead()
    {
        await using var stage = new TimelineStage(3) { Timings = NobodyAsksAgain };
        stage.Ahead[1] = TimeSpan.FromMinutes(7);
        stage.Ahead[2] = TimeSpan.FromMinutes(-4);
        for (var rank = 0; rank < 3; rank++)
        {
            stage.Start(rank);
        }

        // Each acts on what it has read of the one before: n1, then n2, then n0, then n1 again.
        var told = new List<string>();
        foreach (var rank in new[] { 1, 2, 0, 1, 2 })
        {
            told.Add($"step {told.Count + 1} on n{rank}");
            stage[rank].Store.Record(new TimelineFact.Drifted(null, told[^1]));
            await stage.AreEqual(told.Count);
        }

        Assert.Equal(told, (await stage[0].Store.FindAsync(new TimelineQuery())).Entries.Select(entry => entry.Text));
    }

    private static void Record(TimelineStage stage, int rank, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            stage[rank].Store.Record(new TimelineFact.Drifted(null, $"fact {number}"));
        }
    }
}
