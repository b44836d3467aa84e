using System.Collections.Immutable;
using Tandem.Network.Checks;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>
/// What the checks of one router make of it, decided again whenever something changes. A check that goes down has an effect only if another
/// node may be better off, so that a fault of all nodes moves nothing; from then on only what is known changes that: a node that is well begins
/// the effect, and it ends when no other node is any better. That the others cannot be asked any more changes nothing.
/// </summary>
/// <param name="Key">Which router.</param>
/// <param name="Checks">Its checks.</param>
/// <param name="Others">The other nodes that take part in it; empty: foreign routers, if any.</param>
internal sealed record RouterHealth(VirtualRouterKey Key, ImmutableArray<RouterCheck> Checks, ImmutableArray<string> Others)
{
    /// <summary>To the lowest priority there is, from any other.</summary>
    private const int Bottom = -254;

    /// <summary>The checks that are down.</summary>
    public ImmutableSortedSet<string> Down { get; private init; } = [];

    /// <summary>True while the router gives way, because one that releases is down.</summary>
    public bool Sinks { get; private init; }

    /// <summary>The weighted checks that are down with effect.</summary>
    public ImmutableHashSet<string> Counted { get; private init; } = [];

    /// <summary>The nodes for which it has let go already: they had their occasion.</summary>
    public ImmutableHashSet<string> Tried { get; private init; } = [];

    /// <summary>What follows.</summary>
    public RouterVerdict Verdict { get; private init; } = new(Key, 0, false, false, []);

    /// <summary>Decides.</summary>
    /// <param name="own">The checks of this node.</param>
    /// <param name="peers">The other nodes of which something is known now.</param>
    /// <param name="isMaster">Whether the router is Master here.</param>
    /// <param name="stepsAside">True: it is to let go now, once.</param>
    public RouterHealth Decide(
        IReadOnlyDictionary<string, CheckStanding> own, IReadOnlyDictionary<string, PeerHealth> peers, bool isMaster, out bool stepsAside)
    {
        var down = Checks.Where(check => StateOf(own, check) == CheckState.Down).ToList();
        var fit = Others.Where(node => IsFit(peers, node)).ToImmutableHashSet();
        var sinks = SinksNow([.. down.Where(check => check.Releases).Select(check => check.Check)], fit, peers);
        stepsAside = sinks && isMaster && (!Sinks || !fit.IsSubsetOf(Tried));
        ImmutableHashSet<string> counted = [.. down.Where(check => !check.Releases && Counts(check.Check, peers)).Select(check => check.Check)];
        ImmutableSortedSet<string> held = [.. down.Where(check => check.Releases ? !sinks : !counted.Contains(check.Check)).Select(check => check.Check)];
        return this with
        {
            Down = [.. down.Select(check => check.Check)],
            Sinks = sinks,
            Counted = counted,
            Tried = sinks ? [.. fit, .. Tried.Where(node => !IsUnable(peers, node))] : [],
            Verdict = new RouterVerdict(Key, sinks ? Bottom : Weigh(own, counted), IsReady(own, held), sinks, held),
        };
    }

    private static CheckState StateOf(IReadOnlyDictionary<string, CheckStanding> own, RouterCheck check) =>
        own.TryGetValue(check.Check, out var standing) ? standing.State : CheckState.Unknown;

    private static PeerCheck CheckOf(IReadOnlyDictionary<string, PeerHealth> peers, string node, string check) =>
        peers.TryGetValue(node, out var peer) ? peer.Checks.GetValueOrDefault(check) : default;

    /// <summary>When its first check goes down, a node of which nothing is known may be better off, and so may a foreign router.</summary>
    private bool SinksNow(List<string> failed, ImmutableHashSet<string> fit, IReadOnlyDictionary<string, PeerHealth> peers) => failed.Count > 0 && (
        Sinks ? Others.IsEmpty || !Others.All(node => IsUnable(peers, node))
        : !fit.IsEmpty || (!failed.Any(Down.Contains) && MayBeBetter(peers)));

    /// <summary>The same for one weighted check.</summary>
    private bool Counts(string check, IReadOnlyDictionary<string, PeerHealth> peers) =>
        Counted.Contains(check) ? Others.IsEmpty || !Others.All(node => CheckOf(peers, node, check).State == CheckState.Down)
        : Others.Any(node => CheckOf(peers, node, check).IsWell) || (!Down.Contains(check) && MayBeBetter(peers));

    private bool MayBeBetter(IReadOnlyDictionary<string, PeerHealth> peers) => Others.IsEmpty || Others.Any(node => !peers.ContainsKey(node));

    private bool IsFit(IReadOnlyDictionary<string, PeerHealth> peers, string node) =>
        peers.TryGetValue(node, out var peer) && peer.Serving.Contains(Key)
        && Checks.Where(check => check.Releases).All(check => CheckOf(peers, node, check.Check).IsWell);

    /// <summary>Known to be no better: it does not take part now, or a check that releases is down there as well.</summary>
    private bool IsUnable(IReadOnlyDictionary<string, PeerHealth> peers, string node) =>
        peers.TryGetValue(node, out var peer)
        && (!peer.Serving.Contains(Key) || Checks.Any(check => check.Releases && CheckOf(peers, node, check.Check).State == CheckState.Down));

    /// <summary>What is down without effect weighs as if it were up.</summary>
    private int Weigh(IReadOnlyDictionary<string, CheckStanding> own, ImmutableHashSet<string> counted) => Checks.Sum(check => (check.Weight, StateOf(own, check)) switch
    {
        ( < 0 and var weight, CheckState.Down) when counted.Contains(check.Check) => weight,
        ( > 0 and var weight, CheckState.Up) => weight,
        ( > 0 and var weight, CheckState.Down) when !counted.Contains(check.Check) => weight,
        _ => 0,
    });

    private bool IsReady(IReadOnlyDictionary<string, CheckStanding> own, ImmutableSortedSet<string> held) =>
        held.IsEmpty && Checks.All(check => StateOf(own, check) switch
        {
            CheckState.Up => true,
            CheckState.Down => !check.Releases,
            _ => false,
        });
}
