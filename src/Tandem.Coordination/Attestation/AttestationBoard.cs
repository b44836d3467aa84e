using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Attestation;

/// <summary>Whom this node's routers believe, and whom they did not. It outlives the cluster's system, and is read on any thread.</summary>
public sealed class AttestationBoard
{
    /// <summary>A stranger has as many addresses as he likes; those that find no place are counted with the last one.</summary>
    private const int MostSources = 64;

    private ImmutableSortedDictionary<VirtualRouterKey, AttestedStanding> _routers =
        ImmutableSortedDictionary.Create<VirtualRouterKey, AttestedStanding>(RouterOrder.Instance);

    private readonly Lock _lock = new();
    private readonly List<Disbelief> _disbelieved = [];
    private readonly Dictionary<VirtualRouterKey, string?> _said = [];

    /// <summary>Every router for which the file wants it, as it is now, told to the operator or not.</summary>
    public ImmutableSortedDictionary<VirtualRouterKey, AttestedStanding> Current => Volatile.Read(ref _routers);

    /// <summary>Sources whose advertisements were dropped, the first ones first.</summary>
    public ImmutableArray<Disbelief> Disbelieved
    {
        get
        {
            lock (_lock)
            {
                return [.. _disbelieved];
            }
        }
    }

    /// <summary>Only ever called by the one actor that keeps it, as are the next three.</summary>
    internal void Stand(VirtualRouterKey router, AttestedStanding standing) => Volatile.Write(ref _routers, _routers.SetItem(router, standing));

    /// <summary>Whether the log has this as its last word on a router.</summary>
    internal bool HasSaid(VirtualRouterKey router, string? obstacle) => _said.TryGetValue(router, out var said) && said == obstacle;

    /// <summary>The log has it.</summary>
    internal void Say(VirtualRouterKey router, string? obstacle) => _said[router] = obstacle;

    /// <summary>All others are gone: should they come back, they are new.</summary>
    internal void Keep(IReadOnlySet<VirtualRouterKey> routers)
    {
        Volatile.Write(ref _routers, _routers.RemoveRange(_routers.Keys.Where(key => !routers.Contains(key))));
        foreach (var gone in _said.Keys.Where(key => !routers.Contains(key)).ToList())
        {
            _said.Remove(gone);
        }
    }

    /// <summary>Counts what was dropped.</summary>
    internal Disbelief Count(NodeReport.AttestationEnded dropped, DateTimeOffset now)
    {
        lock (_lock)
        {
            var at = _disbelieved.FindIndex(known => known.Router == dropped.Key && known.Source == dropped.Source);
            if (at < 0 && _disbelieved.Count < MostSources)
            {
                at = _disbelieved.Count;
                _disbelieved.Add(new Disbelief(dropped.Key, dropped.Source, null, 0, now));
            }

            at = at < 0 ? MostSources - 1 : at;
            return _disbelieved[at] = new Disbelief(dropped.Key, dropped.Source, dropped.Sender, _disbelieved[at].Count + 1 + dropped.Folded, now);
        }
    }
}
