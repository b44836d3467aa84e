using System.Collections.Concurrent;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>The tallies of all virtual routers and segments of a process. They go on counting when a router is detached and attached again.</summary>
public sealed class AdvertisementLedger
{
    private readonly ConcurrentDictionary<VirtualRouterKey, AdvertisementTally> _tallies = new();
    private readonly ConcurrentDictionary<string, SegmentTally> _segments = new(StringComparer.Ordinal);

    /// <summary>The segments that were ever opened, by name.</summary>
    public IEnumerable<KeyValuePair<string, SegmentTally>> Segments => _segments;

    /// <summary>One router's; from any thread, but only its link loop writes.</summary>
    public AdvertisementTally Of(VirtualRouterKey key) => _tallies.GetOrAdd(key, static _ => new AdvertisementTally());

    /// <summary>One segment's; from any thread, but only its link loop writes.</summary>
    public SegmentTally Of(string segment) => _segments.GetOrAdd(segment, static _ => new SegmentTally());
}
