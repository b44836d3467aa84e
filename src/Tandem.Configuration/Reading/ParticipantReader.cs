using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Who takes part in a virtual router and with which priority: rank in "prefer", overridden by "priorities".</summary>
internal sealed class ParticipantReader
{
    /// <summary>254, 251, 231, ... 11: the fifteenth node would fall below 1.</summary>
    private const int MostRanks = 14;

    private const string AllowedPrefer = "a list of 1..14 nodes, the preferred Master first: [lb1, lb2]";

    private readonly ConfigSection _router;
    private readonly ReadContext _context;
    private readonly ConfigSection _priorities;
    private readonly IReadOnlyCollection<string> _nodes;
    private readonly bool _owner;

    private ParticipantReader(ConfigSection router, IReadOnlyCollection<string> nodes)
    {
        (_router, _nodes, _context) = (router, nodes, router.Context);
        _priorities = router.Section("priorities");
        _owner = router.Read("owner", ValueRules.Flag, false);
    }

    /// <summary>The participants, the preferred one first; what is wrong is reported and left out.</summary>
    public static ValueList<Participant> Read(ConfigSection router, IReadOnlyCollection<string> nodes)
    {
        var reader = new ParticipantReader(router, nodes);
        return router.Has("prefer") ? reader.ByRank() : reader.ByPriorities();
    }

    /// <summary>The owner first, then the first backup only three below the top, so that its skew is under 2 % of the interval.</summary>
    private Priority OfRank(int rank) => rank == 0 ? new((byte)(_owner ? 255 : 254)) : new((byte)(251 - (20 * (rank - 1))));

    private ValueList<Participant> ByRank()
    {
        var names = _router.ReadList("prefer", AllowedPrefer);
        var path = _router.PathOf("prefer");
        if (names is null or { Count: 0 } or { Count: > MostRanks })
        {
            if (names is not null)
            {
                _context.Fault(path, names.Count == 0 ? "is empty" : $"has {names.Count} nodes", AllowedPrefer);
            }

            return [];
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (_nodes.Count > 0 && !_nodes.Contains(names[i]))
            {
                _context.RefuseItem(path, i, names[i], Spelling.OneOf("nodes", names[i], _nodes));
            }
            else if (names.Take(i).Contains(names[i]))
            {
                _context.RefuseItem(path, i, names[i], "every node once");
            }
        }

        var given = ReadPriorities(names, names[0]);
        return [.. names.Select((name, rank) => new Participant(name, given.TryGetValue(name, out var priority) ? priority : OfRank(rank)))];
    }

    private ValueList<Participant> ByPriorities()
    {
        if (!_priorities.Keys.Any())
        {
            _context.Refuse(_router.PathOf("prefer"), null, AllowedPrefer);
            return [];
        }

        var given = ReadPriorities(_nodes, null);
        if (_owner && given.Values.Count(priority => priority.IsOwner) != 1)
        {
            _context.Refuse(_router.PathOf("owner"), "on", "on with prefer (its first node is the owner) or with exactly one node of priority 255");
        }

        return [.. given.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Participant(entry.Key, entry.Value))];
    }

    private Dictionary<string, Priority> ReadPriorities(IReadOnlyCollection<string> taking, string? first)
    {
        var read = new Dictionary<string, Priority>(StringComparer.Ordinal);
        foreach (var node in _priorities.Keys)
        {
            var path = _priorities.PathOf(node);
            if (!_nodes.Contains(node))
            {
                _context.Fault(path, $"names the node {node}", Spelling.OneOf("nodes", node, _nodes));
            }
            else if (!taking.Contains(node))
            {
                _context.Fault(path, $"names {node}, which is not in prefer", $"a node of prefer: {string.Join(", ", taking)}");
            }
            else if (_priorities.TryRead(node, ValueRules.Priority, out var priority) && MayHave(path, node, priority, first))
            {
                read[node] = priority;
            }
        }

        return read;
    }

    private bool MayHave(string path, string node, Priority priority, string? first)
    {
        var allowed = (_owner, priority.IsOwner) switch
        {
            (false, true) => "1..254; 255 only with owner = on",
            (true, true) when first is not null && node != first => $"1..254: with owner = on the first node of prefer ({first}) owns the addresses",
            (true, false) when node == first => "255: with owner = on the first node of prefer owns the addresses",
            _ => null,
        };
        if (allowed is not null)
        {
            _context.Refuse(path, priority.ToString(), allowed);
        }

        return allowed is null;
    }
}
