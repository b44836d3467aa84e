using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Node;

public sealed class ManyRoutersMemoryTests : Stage
{
    private const int Segments = 4;
    private const int RoutersEach = 250;

    /// <summary>
    /// A router's actor, its part in its parents, its port's slot and what this stage notes of it took 12.8 KB when this was written. The
    /// bound leaves room for fields; it is to find a buffer or a cache for every router.
    /// </summary>
    private const int MostBytesEach = 20_000;

    [Fact]
    public void A_thousand_routers_keep_less_than_20_KB_of_managed_memory_each()
    {
        for (var segment = 0; segment < Segments; segment++)
        {
            Interfaces.Set(Scene.Eth0 with { Name = $"eth{segment}", Index = 2 + segment });
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        Start(new NodePlan([.. Enumerable.Range(0, Segments).Select(Segment)]));
        Assert.Equal(Segments * RoutersEach, Ports.Ports.Sum(port => Keys(port.Options.Segment).Count(key => port.Find(key) is not null)));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (Segments * RoutersEach);

        Assert.True(each < MostBytesEach, $"{each} bytes each");
    }

    private static IEnumerable<VirtualRouterKey> Keys(string segment) =>
        Enumerable.Range(1, RoutersEach).Select(vrid => new VirtualRouterKey(segment, Family.IPv4, new Vrid((byte)vrid)));

    private static SegmentPlan Segment(int number)
    {
        var options = new SegmentPortOptions($"s{number}", $"eth{number}", Gate: true, TimeSpan.FromMilliseconds(300));
        return new SegmentPlan(options, [.. Keys(options.Segment).Select(key => new RouterPlan($"{key.Segment}-{key.Vrid.Value}", Attachment(key, number)))]);
    }

    private static RouterAttachment Attachment(VirtualRouterKey key, int number)
    {
        var address = new VirtualAddress(IPvXAddress.Parse($"10.{number}.1.{key.Vrid.Value}"), 16);
        var parameters = new VirtualRouterParameters(
            key, VrrpVersion.V3, new Priority(200), AdvertisementInterval.Default, new VirtualAddresses(address));
        return new RouterAttachment(parameters, VirtualMac: true, Accept: true, new AnnouncementOptions(1, TimeSpan.FromSeconds(1)));
    }
}
