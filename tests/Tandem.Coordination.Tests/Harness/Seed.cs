using System.Globalization;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>The seed of a test that draws lots: TANDEM_SEED repeats one that failed.</summary>
internal static class Seed
{
    public static int Value { get; } = Environment.GetEnvironmentVariable("TANDEM_SEED") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Environment.TickCount & 0xFFFF;
}
