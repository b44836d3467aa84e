using System.Globalization;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>A process that records until it is killed, and says which numbers it was promised: <c>dotnet THIS.dll DIRECTORY BOOT</c>.</summary>
internal static class EndlessWriter
{
    private const int Burst = 7;

    private static async Task<int> Main(string[] arguments)
    {
        var options = new TimelineStoreOptions("lb1", Guid.Parse(arguments[1]), arguments[0], TimeSpan.FromDays(30), 64 << 20);
        using var store = new TimelineStore(options, new HybridClock(TimeProvider.System), TimeProvider.System, Console.Error.WriteLine);
        for (long number = 0; number < 1_000_000; number += Burst)
        {
            for (var i = 0; i < Burst; i++)
            {
                store.Record(new TimelineFact.Started("1.0", "abc"));
            }

            await store.FlushAsync();
            Console.Out.WriteLine((number + Burst).ToString(CultureInfo.InvariantCulture));
        }

        return 1;
    }
}
