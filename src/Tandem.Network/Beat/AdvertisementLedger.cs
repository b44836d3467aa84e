using System.Collections.Concurrent;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>The tallies of all virtual routers of a process. They go on counting when a router is detached and attached again.</summary>
public sealed class AdvertisementLedger
{
    private readonly ConcurrentDictionary<VirtualRouterKey, AdvertisementTally> _tallies = new();

    /// <summary>One router's; from any thread, but only its link loop writes.</summary>
    public AdvertisementTally Of(VirtualRouterKey key) => _tallies.GetOrAdd(key, static _ => new AdvertisementTally());
}
