using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Whose word counts. Who speaks is certain: envelopes come from members only. A node is believed about itself. About another, a member is believed only while that one
/// cannot be asked: of its life of now nothing is taken from anybody else as long as it is reached, and of this node's own life nothing ever. What is
/// refused is told as known, so that nobody offers it again. One for each life of the cluster's system.
/// </summary>
/// <param name="self">This node.</param>
/// <param name="boot">Its life.</param>
/// <param name="nodes">All configured nodes; others have no story here.</param>
internal sealed class TimelineTrust(string self, Guid boot, IReadOnlySet<string> nodes)
{
    /// <summary>Refused lives that are remembered for each peer.</summary>
    public const int MostRefused = 100;

    private readonly Dictionary<string, Guid> _lives = [];
    private readonly Dictionary<string, HashSet<(string Node, Guid Boot)>> _refused = [];

    /// <summary>Whoever may have a story here.</summary>
    public IReadOnlySet<string> Nodes => nodes;

    /// <summary>A peer speaks: this is its life of now.</summary>
    public void Hear(string peer, Guid life) => _lives[peer] = life;

    /// <summary>Leaves out what the sender's word is not enough for.</summary>
    /// <param name="batch">What it sent.</param>
    /// <param name="from">The sender.</param>
    /// <param name="isReached">Who can be asked.</param>
    public TimelineEntries Sift(TimelineEntries batch, string from, Func<string, bool> isReached)
    {
        var believed = batch.Entries.Where(entry => Counts(entry.Node, entry.BootId, from, isReached)).ToList();
        if (believed.Count == batch.Entries.Count)
        {
            return batch;
        }

        if (!_refused.TryGetValue(from, out var refused))
        {
            _refused[from] = refused = [];
        }

        refused.UnionWith(batch.Entries
            .Where(entry => !nodes.Contains(entry.Node))
            .Select(entry => (entry.Node, entry.BootId))
            .Distinct()
            .Take(MostRefused - refused.Count));
        return batch with { Entries = [.. believed] };
    }

    /// <summary>What a peer is told that this node has: also what it would not take from that peer.</summary>
    /// <param name="known">What it has.</param>
    /// <param name="to">The peer.</param>
    /// <param name="isReached">Who can be asked.</param>
    public TimelineKnown Shown(TimelineKnown known, string to, Func<string, bool> isReached)
    {
        var present = _lives.Where(life => life.Key != to && isReached(life.Key)).Select(life => (life.Key, life.Value)).Append((self, boot));
        var unwanted = present.Concat(_refused.GetValueOrDefault(to, [])).ToHashSet();
        return new(TimelineSync.Ordered(known.Marks
            .Where(mark => !unwanted.Contains((mark.Node, mark.BootId)))
            .Concat(unwanted.Select(life => new TimelineMark(life.Item1, life.Item2, long.MaxValue)))));
    }

    private bool Counts(string node, Guid life, string from, Func<string, bool> isReached) =>
        nodes.Contains(node)
        && (node == from
            || (node == self ? life != boot : !(_lives.GetValueOrDefault(node) == life && isReached(node))));
}
