using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>The waits of a hand-over.</summary>
internal static class HandOverTimings
{
    /// <summary>For the answer of a node that is reached; an orderly stop asks two of them within its second.</summary>
    public static readonly TimeSpan Prepare = TimeSpan.FromMilliseconds(300);

    /// <summary>For the link to confirm that it has let go; and for that word to reach the new Master.</summary>
    public static readonly TimeSpan Release = TimeSpan.FromSeconds(2);

    private static readonly Priority Lowest = new(1);

    /// <summary>For as long as a Master that yields advertises priority 1.</summary>
    public static TimeSpan Yield(VirtualRouterParameters configured) =>
        VrrpTimers.MasterDownInterval(configured.Version, Lowest, configured.AdvertisementInterval);

    /// <summary>
    /// For the word to go. The target counts from when it was asked, which is before the Master yields, and takes less than the whole: so it never takes
    /// over from a Master that has its priority back.
    /// </summary>
    public static TimeSpan Take(VirtualRouterParameters configured) => Yield(configured) * 3 / 4;
}
