using System.Collections.Immutable;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>
/// The latest intent about each node and router, ended ones too: what a node that was away still believes is older, and loses. Merging is
/// the same in any order and any number of times.
/// </summary>
public sealed class IntentSet
{
    /// <summary>Nobody has wanted anything.</summary>
    public static readonly IntentSet Empty = new(ImmutableDictionary<IntentSubject, Intent>.Empty);

    private readonly ImmutableDictionary<IntentSubject, Intent> _latest;

    private IntentSet(ImmutableDictionary<IntentSubject, Intent> latest) => _latest = latest;

    /// <summary>All of them, by version, and in one order where that is the same.</summary>
    public Items<Intent> All =>
    [
        .. _latest.Values
            .OrderBy(intent => intent.Version)
            .ThenBy(intent => intent.Origin, StringComparer.Ordinal)
            .ThenBy(intent => intent.Kind)
            .ThenBy(intent => intent.Node, StringComparer.Ordinal)
            .ThenBy(intent => intent.Router?.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>True when nothing stands: there may still be ended ones.</summary>
    public bool IsCalm => _latest.Values.All(intent => intent.Kind is IntentKind.Undrain or IntentKind.Unmove);

    public bool IsDrained(string node) => _latest.GetValueOrDefault(new(node, null)) is { Kind: IntentKind.Drain };

    /// <summary>The node that a router was moved to; null when it was not.</summary>
    public string? HolderOf(VirtualRouterKey router) =>
        _latest.GetValueOrDefault(new(null, router)) is { Kind: IntentKind.Move } moved ? moved.Node : null;

    /// <summary>The latest intent about what another one is about.</summary>
    internal Intent? Find(IntentSubject subject) => _latest.GetValueOrDefault(subject);

    /// <summary>With what is news; this very set when nothing is.</summary>
    public IntentSet With(params IEnumerable<Intent> intents)
    {
        var latest = _latest;
        foreach (var intent in intents)
        {
            var subject = IntentSubject.Of(intent);
            if (subject != default && (!latest.TryGetValue(subject, out var known) || IsNewer(intent, known)))
            {
                latest = latest.SetItem(subject, intent);
            }
        }

        return ReferenceEquals(latest, _latest) ? this : new(latest);
    }

    /// <summary>Whether the other one has something that this one would take.</summary>
    public bool Lacks(IntentSet other) => !ReferenceEquals(With(other._latest.Values), this);

    /// <summary>Two of one version and origin are the same, unless somebody edited a file; then the kind decides alike on all nodes.</summary>
    private static bool IsNewer(Intent intent, Intent known)
    {
        var order = intent.Version.CompareTo(known.Version);
        order = order != 0 ? order : string.CompareOrdinal(intent.Origin, known.Origin);
        order = order != 0 ? order : intent.Kind.CompareTo(known.Kind);
        return (order != 0 ? order : string.CompareOrdinal(intent.Node, known.Node)) > 0;
    }
}
