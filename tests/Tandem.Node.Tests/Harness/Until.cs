namespace Tandem.Node.Tests.Harness;

/// <summary>The one way these tests wait for a real process and a real kernel: look, compare, look again, up to a deadline.</summary>
internal static class Until
{
    internal static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until it is true; a failure says what was waited for and, by <paramref name="evidence"/>, what was there instead.</summary>
    internal static async Task<TimeSpan> True(string what, Func<bool> look, TimeSpan limit, Func<string> evidence)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Pace);
        while (!look())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                Assert.Fail($"{what}: not within {limit.TotalSeconds:0.#} s\n{evidence()}");
            }

            await timer.WaitForNextTickAsync();
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>Lets real time pass where the test is about what must not happen meanwhile.</summary>
    internal static async Task Passed(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}
