namespace Tandem.Network.Linux;

/// <summary>
/// Collects the youngest generation before it is full, when the actors that must be on time have nothing to do, and at ordinary priority. A
/// collection that a real-time thread begins waits, without sleeping, for threads of ordinary priority; with as many who wait so as there are
/// processors, none of those ever runs (docs/adr/0030-collections-in-quiet-moments.md). Belongs to one thread.
/// </summary>
public sealed class QuietCollection
{
    private const long Portion = 2 * 1024 * 1024;

    private readonly long _portion = Math.Min(Portion, Budget() / 2);
    private int _collections = GC.CollectionCount(0);
    private long _allocated = GC.GetTotalAllocatedBytes();

    /// <summary>Collects if 2 MiB have been used since the last collection, or half of the youngest generation where that is less.</summary>
    public void Look()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (GC.CollectionCount(0) == _collections)
        {
            if (allocated - _allocated < _portion)
            {
                return;
            }

            RealTime.Patiently(static () => GC.Collect(0));
        }

        (_collections, _allocated) = (GC.CollectionCount(0), allocated);
    }

    /// <summary>As the runtime has it: an environment may say otherwise than the project file.</summary>
    private static long Budget() => GC.GetConfigurationVariables().TryGetValue("GCGen0MaxBudget", out var set) && set is long bytes and > 0 ? bytes : long.MaxValue;
}
