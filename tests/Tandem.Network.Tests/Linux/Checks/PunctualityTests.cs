using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>A time-out of 800 ms: a beat every 100 ms, and one that is more than 200 ms late was too late.</summary>
public sealed class PunctualityTests
{
    private readonly StoppedTime _time = new();

    [Theory]
    [InlineData(new[] { 100, 100, 100, 100 }, null)]
    [InlineData(new[] { 100, 290, 100, 100 }, null)]
    [InlineData(new[] { 100, 310, 100, 100 }, 210)]
    [InlineData(new[] { 100, 310, 900, 100 }, 800)]
    [InlineData(new[] { 900 }, 800)]
    public void A_beat_that_is_late_by_a_quarter_of_the_time_out_is_too_late(int[] gaps, int? late)
    {
        using var punctuality = new Punctuality(TimeSpan.FromMilliseconds(800), _time);

        foreach (var gap in gaps)
        {
            _time.Pass(gap);
        }

        Assert.Equal(late, (int?)punctuality.Worst?.TotalMilliseconds);
    }

    /// <summary>Nobody answers for the whole time-out, but neither did this process run.</summary>
    [Theory]
    [InlineData(0, "this node itself was 700 ms late")]
    [InlineData(100, null)]
    public async Task A_time_out_of_a_late_node_says_nothing(int beat, string? unknown)
    {
        ProbeResult? said = null;
        var run = new ProbeRun(TimeSpan.FromMilliseconds(800), _time, result => said = result);
        var running = run.Run((limit, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, limit).ContinueWith<ProbeResult>(_ => throw new OperationCanceledException(), TaskScheduler.Default));

        if (beat == 0)
        {
            _time.Pass(800);
        }

        for (var at = 0; beat > 0 && at < 800; at += beat)
        {
            _time.Pass(beat);
        }

        await running;
        Assert.Equal(unknown is null ? new ProbeResult.Failed("no answer within 0.8 s") : new ProbeResult.Unknown(unknown), said);
    }
}
