namespace Tandem.Interop.Tests.Observing;

/// <summary>The one way these tests wait for a real process: look, compare, look again, up to a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Looks until the text is the expected one. A timeout says what was missing, not why: the failure therefore carries
    /// phase, expectation, the last look and <paramref name="evidence"/>, the nodes' last words.
    /// </summary>
    internal static async Task Becomes(string phase, string expected, Func<string> look, TimeSpan limit, Func<string> evidence)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Pace);
        var seen = look();
        while (seen != expected && TimeProvider.System.GetElapsedTime(start) < limit)
        {
            await timer.WaitForNextTickAsync();
            seen = look();
        }

        if (seen != expected)
        {
            Assert.Fail($"phase '{phase}': not reached in {limit.TotalSeconds:0.#} s\nexpected: {expected}\nactual:   {seen}\n{evidence()}");
        }
    }
}
