using System.Collections.Concurrent;
using System.Collections.Frozen;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>What a node said is put into the one form once, and again when it has said something else: somebody may look a hundred times a second.</summary>
internal sealed class SightCache
{
    /// <summary>Of a node that has said nothing.</summary>
    public static readonly IReadOnlyDictionary<VirtualRouterKey, RouterSight> Nothing = FrozenDictionary<VirtualRouterKey, RouterSight>.Empty;

    private readonly ConcurrentDictionary<string, (object Said, IReadOnlyDictionary<VirtualRouterKey, RouterSight> Seen)> _known = new(StringComparer.Ordinal);

    /// <param name="node">Who.</param>
    /// <param name="said">A snapshot that never changes.</param>
    /// <param name="form">From what was said to what is seen.</param>
    public IReadOnlyDictionary<VirtualRouterKey, RouterSight> Of<T>(string node, IReadOnlyDictionary<VirtualRouterKey, T> said, Func<T, RouterSight> form)
    {
        if (_known.TryGetValue(node, out var known) && ReferenceEquals(known.Said, said))
        {
            return known.Seen;
        }

        var seen = said.ToDictionary(router => router.Key, router => form(router.Value));
        _known[node] = (said, seen);
        return seen;
    }
}
