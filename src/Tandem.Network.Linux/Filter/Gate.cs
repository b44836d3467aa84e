using System.Text;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Filter;

/// <summary>
/// The nftables table that lets a virtual MAC pass only while its router is Master here. This class says whose MACs it watches; who is
/// Master, and that the worker lives, is told to it by <see cref="GateFrames"/>, in the data path. For any thread but the link loop,
/// because a transaction waits for those of others.
/// </summary>
public sealed class Gate : IDisposable
{
    private readonly Nftables _nftables;
    private readonly string _interface;
    private readonly string _table;
    private readonly TimeSpan _lease;
    private readonly SortedDictionary<ulong, MacAddress> _ours = [];
    private readonly Dictionary<VirtualRouterKey, IPvXAddress[]> _refused = [];
    private readonly Lock _lock = new();
    private int _generation;

    private Gate(Nftables nftables, string interfaceName, TimeSpan lease)
    {
        _nftables = nftables;
        _interface = interfaceName;
        _table = GateTableName.Of(interfaceName);
        _lease = lease;
    }

    /// <summary>
    /// Counts how often the table was built. A build leaves every router closed: whoever opened one has to open it again when this
    /// has changed. May be read from any thread.
    /// </summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Prepares a gate; <see cref="Build()"/> makes it. Tables of interfaces that are gone are removed.</summary>
    /// <returns>Null, and why, when this machine has no nftables.</returns>
    public static Gate? Open(string interfaceName, TimeSpan lease, out Refusal? refusal)
    {
        if (interfaceName.AsSpan().IndexOfAny("\"\\*") >= 0)
        {
            refusal = new Refusal($"a gate on interface {interfaceName}", 0, "nftables cannot name an interface with \", \\ or *: rename it");
            return null;
        }

        var nftables = Nftables.Open(out refusal);
        if (nftables is null)
        {
            return null;
        }

        RemoveTables(nftables, static name => LibC.if_nametoindex(name) == 0);
        return new Gate(nftables, interfaceName, lease);
    }

    /// <summary>Removes the table that an earlier life left on an interface which now goes without a gate.</summary>
    public static void RemoveLeftOver(string interfaceName)
    {
        using var nftables = Nftables.Open(out _);
        _ = nftables?.Run($"removing the gate of an earlier life on {interfaceName}", $"delete table netdev {GateTableName.Of(interfaceName)}");
    }

    /// <summary>Removes the tables that an earlier life left on interfaces which are not among these.</summary>
    public static void RemoveAbandoned(IReadOnlySet<string> configured)
    {
        using var nftables = Nftables.Open(out _);
        if (nftables is not null)
        {
            RemoveTables(nftables, name => !configured.Contains(name));
        }
    }

    /// <summary>Replaces the whole table in one transaction. Every router is closed afterwards.</summary>
    public Refusal? Build() => Build([]);

    /// <summary>The same, but these are open, for one lease, without a moment in between.</summary>
    internal Refusal? Build(IReadOnlyCollection<MacAddress> open)
    {
        lock (_lock)
        {
            var refused = _refused.Values.SelectMany(addresses => addresses).Distinct().Order();
            var failed = _nftables.Run($"building the gate on {_interface}", GateRuleset.Replace(_table, _interface, _lease, _ours.Values, refused, open));
            if (failed is null)
            {
                Interlocked.Increment(ref _generation);
            }

            return failed;
        }
    }

    /// <summary>
    /// Watches a router's virtual MAC, and with accept = off refuses packets to its addresses unless it owns them (RFC 9568 §6.4.3).
    /// A missing table is built.
    /// </summary>
    public Refusal? Add(RouterAttachment attachment) => Add([attachment]);

    /// <summary>The same for several routers in one transaction.</summary>
    public Refusal? Add(IReadOnlyList<RouterAttachment> attachments)
    {
        lock (_lock)
        {
            List<MacAddress> ours = [];
            StringBuilder addresses = new();
            foreach (var attachment in attachments)
            {
                var before = _refused.GetValueOrDefault(attachment.Key) ?? [];
                var after = attachment.Accept || attachment.Parameters.IsOwner ? [] : attachment.Parameters.Addresses.Select(address => address.Address).ToArray();
                if (attachment.VirtualMac && _ours.TryAdd(attachment.Key.VirtualMac.Value, attachment.Key.VirtualMac))
                {
                    ours.Add(attachment.Key.VirtualMac);
                }

                _refused[attachment.Key] = after;
                addresses.Append(Transaction("delete", attachment.Key.Family, before)).Append(Transaction("add", attachment.Key.Family, after));
            }

            return Change(addresses + GateRuleset.Change("add", _table, "ours", ours));
        }
    }

    /// <summary>Watches a virtual MAC of an earlier life, so that it is shut until somebody decides about it; before <see cref="Build()"/>.</summary>
    public void Adopt(MacAddress virtualMac) => _ours.TryAdd(virtualMac.Value, virtualMac);

    /// <summary>Forgets a router; its macvlan should be gone.</summary>
    public Refusal? Remove(VirtualRouterKey key)
    {
        lock (_lock)
        {
            _refused.Remove(key, out var refused);
            var removed = _ours.Remove(key.VirtualMac.Value);
            return Change(Transaction("delete", key.Family, refused ?? [])
                + GateRuleset.Change<MacAddress>("delete", _table, "ours", removed ? [key.VirtualMac] : []));
        }
    }

    /// <summary>Whether the table stands with its rules.</summary>
    public bool Exists() => _nftables.Run("looking for the gate", $"list chain netdev {_table} control", out var chain) is null
        && chain.Contains("update @alive", StringComparison.Ordinal);

    /// <summary>Removes the table.</summary>
    public void Dispose()
    {
        _ = _nftables.Run("removing the gate", $"delete table netdev {_table}");
        _nftables.Dispose();
    }

    private string Transaction(string verb, Family family, IPvXAddress[] addresses) =>
        GateRuleset.Change(verb, _table, family == Family.IPv4 ? "refuse4" : "refuse6", addresses);

    private Refusal? Change(string commands)
    {
        if (commands.Length == 0)
        {
            return null;
        }

        // The usual reason for a refusal is that somebody flushed the table; building it brings the change with it.
        return _nftables.Run($"changing the gate on {_interface}", commands) is null ? null : Build();
    }

    private static void RemoveTables(Nftables nftables, Func<string, bool> isOrphan)
    {
        if (nftables.Run("listing tables", "list tables netdev", out var tables) is not null)
        {
            return;
        }

        foreach (var table in tables.Split('\n').Select(line => line.Split(' ').Last()))
        {
            if (GateTableName.TryParse(table, out var interfaceName) && isOrphan(interfaceName))
            {
                _ = nftables.Run($"removing the gate of {interfaceName}, which nobody needs", $"delete table netdev {table}");
            }
        }
    }
}
