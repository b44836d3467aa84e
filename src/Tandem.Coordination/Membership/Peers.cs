using System.Collections.Immutable;

namespace Tandem.Coordination.Membership;

/// <summary>
/// The configured nodes in the order that decides between equals: by address, which is the same on all of them whatever the nodes are called
/// and in whatever order a file has them. A node's place in it is its rank.
/// </summary>
public sealed class Peers
{
    private readonly ImmutableArray<CoordinationNode> _all;

    public Peers(IEnumerable<CoordinationNode> nodes, string self)
    {
        _all = [.. nodes.OrderBy(node => node.Address)];
        SelfRank = RankOf(node => node.Name == self)
            ?? throw new ArgumentException($"node is {self}; allowed one of {string.Join(", ", _all.Select(node => node.Name))}", nameof(self));
    }

    /// <summary>This node's own place.</summary>
    public int SelfRank { get; }

    public CoordinationNode Self => _all[SelfRank];

    public int Count => _all.Length;

    /// <summary>Everybody else, by rank.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, _all.Length).Where(rank => rank != SelfRank);

    public CoordinationNode this[int rank] => _all[rank];

    /// <summary>Null for a name that is not in the file.</summary>
    public int? RankOfName(string name) => RankOf(node => node.Name == name);

    /// <summary>Null for an address that is not in the file.</summary>
    public int? RankOfHost(string? host) => RankOf(node => node.Host == host);

    private int? RankOf(Func<CoordinationNode, bool> wanted)
    {
        var at = _all.Select((node, rank) => (node, rank)).Where(entry => wanted(entry.node)).Select(entry => (int?)entry.rank);
        return at.FirstOrDefault();
    }
}
