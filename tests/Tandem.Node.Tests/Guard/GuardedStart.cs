using Tandem.Node.Tests.Harness;

namespace Tandem.Node.Tests.Guard;

/// <summary>A pair of guarded workers.</summary>
internal static class GuardedStart
{
    /// <summary>Seconds since 1970, as a capture's times are.</summary>
    internal static double Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>At an interval whose Master_Down_Interval, 1.8 s, is longer than all that is not to come from a deadline.</summary>
    internal static string Slow(string router = "") => Pair.Configuration(router, interval: "600ms");

    /// <summary>Both guards run: a is Master, b is Backup, both are ready.</summary>
    internal static async Task Of(Pair pair, string configuration, int routers = 1, bool both = true, string[]? environment = null)
    {
        pair.A.StartGuarded(configuration, null, environment ?? []);
        await pair.A.Becomes("Master");
        pair.B.StartGuarded(configuration);
        await pair.B.Says($"is ready, routers: {routers}");
        if (both)
        {
            await pair.B.Becomes("Backup");
        }

        await Until.True("a holds the address alone", () => pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), Until.Long, () => pair.A.Said + pair.B.Said);
    }
}
