using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What a worker leaves on record, and that a disk which refuses it costs no address.</summary>
public sealed class TimelineTests
{
    [KernelFact(Needs = "nft")]
    public async Task A_life_is_on_record_from_start_to_end_and_a_record_that_cannot_be_written_costs_one_line()
    {
        using var pair = new Pair();

        // A file where the directory should be: not even root can write there.
        File.WriteAllText(pair.B.RecordDirectory, "");
        await pair.Start();

        Assert.Equal(0, pair.A.Stop());
        await pair.B.Becomes("Master");
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
        Assert.Equal(0, pair.B.Stop());

        var entries = await Story.ReadAsync(pair.A);
        Assert.StartsWith("started, version ", entries[0].Text, StringComparison.Ordinal);
        int[] order =
        [
            Story.At(entries, "a", " with 1 virtual routers"),
            Story.At(entries, "a", "web: Initialize -> Backup, Startup"),
            Story.At(entries, "a", "web: Backup -> Master, MasterDown"),
            Story.At(entries, "a", "web: Master -> Initialize, Shutdown"),
            Story.At(entries, "a", "mastership 1 is over"),
        ];
        Assert.Equal(order.Order(), order);
        Assert.Equal("stopped in order", entries[^1].Text);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(number => (ulong)number), entries.Select(entry => entry.Number));
        Assert.Single(pair.B.Said.Split('\n'), line => line.Contains("it is kept in memory", StringComparison.Ordinal));
        Assert.DoesNotContain("fail:", pair.B.Said, StringComparison.Ordinal);
    }
}
