using System.Collections.Immutable;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Drift;

/// <summary>Where the nodes are not configured alike. It outlives the cluster's system, and is read on any thread.</summary>
/// <param name="node">This node.</param>
/// <param name="own">What it has.</param>
public sealed class DriftBoard(string node, ConfigurationDigest own)
{
    private ImmutableSortedDictionary<string, ConfigurationDigest> _nodes =
        ImmutableSortedDictionary.Create<string, ConfigurationDigest>(StringComparer.Ordinal).Add(node, Fitting.Cut(own));

    private ImmutableArray<Difference> _current = [];

    private volatile ConfigurationDigest _own = Fitting.Cut(own);

    /// <summary>What this node has, as it tells it.</summary>
    public ConfigurationDigest Own => _own;

    /// <summary>This node has something else from now on; it is compared when the actor is made anew.</summary>
    public void Become(ConfigurationDigest now) => _own = Fitting.Cut(now);

    /// <summary>Whose configurations are known, this node's included.</summary>
    public ImmutableArray<string> Compared => [.. _nodes.Keys];

    /// <summary>All differences there are, in the order of their words.</summary>
    public ImmutableArray<Difference> Current => ImmutableInterlocked.InterlockedCompareExchange(ref _current, default, default);

    /// <summary>A node has told what it has. Only ever called by the one actor that keeps it.</summary>
    /// <returns>Differences that are new or in other words than before, and those that are no more.</returns>
    internal (ImmutableArray<Difference> Begun, ImmutableArray<Difference> Ended) Hear(string from, ConfigurationDigest digest)
    {
        _nodes = _nodes.SetItem(from, digest);
        var before = Current;
        ImmutableArray<Difference> now = [.. ConfigurationDrift.Compare(_nodes)];
        ImmutableInterlocked.InterlockedExchange(ref _current, now);
        return ([.. now.Except(before)], [.. before.Where(old => now.All(difference => (difference.Router, difference.Subject) != (old.Router, old.Subject)))]);
    }
}
