using Tandem.Network.Linux;

namespace Tandem.Network.Tests.Linux;

public sealed class QuietCollectionTests
{
    [Fact]
    public void It_collects_when_2_MiB_have_been_used_and_not_before()
    {
        // Whatever else the test's process does may collect as well; a try without that counts.
        Assert.Contains(Enumerable.Range(0, 20), _ => Tried() is (0, 1));
    }

    private static (int Before, int After) Tried()
    {
        var collection = new QuietCollection();
        var start = GC.CollectionCount(0);
        Use(1024 * 1024);
        collection.Look();
        var before = GC.CollectionCount(0) - start;
        Use(1024 * 1024 + 64 * 1024);
        collection.Look();
        return (before, GC.CollectionCount(0) - start - before);
    }

    private static void Use(int bytes)
    {
        for (var used = 0; used < bytes; used += 4096)
        {
            GC.KeepAlive(new byte[4096]);
        }
    }
}
