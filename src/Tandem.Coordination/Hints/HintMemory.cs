using System.Collections.Concurrent;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hints;

/// <summary>
/// What must not be forgotten when the cluster's system begins anew: which hints were used, and which releases of others this node has answered.
/// One for the life of the process.
/// </summary>
public sealed class HintMemory
{
    private readonly ConcurrentDictionary<(string Node, VirtualRouterKey Key), (Guid Boot, ulong Epoch)> _used = new();
    private readonly ConcurrentDictionary<(string Node, VirtualRouterKey Key), (Guid Boot, ulong Epoch)> _answered = new();

    /// <summary>Once for each mastership, and never again for an earlier one of that life.</summary>
    internal bool TryUse(string node, VirtualRouterKey key, Guid boot, ulong epoch) => TryRaise(_used, (node, key), (boot, epoch));

    /// <summary>Once for each mastership whose release was confirmed.</summary>
    internal bool TryAnswer(string node, VirtualRouterKey key, Guid boot, ulong epoch) => epoch > 0 && TryRaise(_answered, (node, key), (boot, epoch));

    private static bool TryRaise(
        ConcurrentDictionary<(string Node, VirtualRouterKey Key), (Guid Boot, ulong Epoch)> memory, (string Node, VirtualRouterKey Key) of, (Guid Boot, ulong Epoch) to)
    {
        if (memory.TryGetValue(of, out var known) && known.Boot == to.Boot && known.Epoch >= to.Epoch)
        {
            return false;
        }

        memory[of] = to;
        return true;
    }
}
