using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Tests.Membership;

/// <summary>
/// Nodes that act on the judge's verdicts alone, in simulated time: what joining, removing and losing mean is told in a few lines, without
/// Akka. A life is a node and a number; a cluster is a set of lives that its members share.
/// </summary>
internal sealed class IslandWorld
{
    private const int Step = 100;
    private static readonly MembershipTimings Timings = MembershipTimings.Default;

    private readonly int _count;
    private readonly bool[,] _cut;
    private readonly bool[] _up;
    private readonly int[] _life;
    private readonly int[] _ready;
    private readonly int[] _born;
    private readonly int[] _company;
    private readonly HashSet<(int Node, int Life)>?[] _cluster;
    private readonly Dictionary<(int Self, int Peer), Series> _heard = [];
    private readonly int[] _connected;
    private readonly RestartReason?[] _former;
    private readonly Random? _slow;
    private int _now;

    /// <param name="count">Nodes.</param>
    /// <param name="slow">Draws how long a fresh life takes to connect, up to six seconds; null for at once.</param>
    public IslandWorld(int count, Random? slow = null)
    {
        _slow = slow;
        _connected = new int[count];
        _former = new RestartReason?[count];
        _count = count;
        _cut = new bool[count, count];
        _up = new bool[count];
        _life = new int[count];
        _ready = new int[count];
        _born = new int[count];
        _company = new int[count];
        _cluster = new HashSet<(int, int)>?[count];
    }

    /// <summary>Fresh starts so far, of all nodes.</summary>
    public int Restarts { get; private set; }

    public int UpCount => _up.Count(up => up);

    private IEnumerable<int> Nodes => Enumerable.Range(0, _count);

    public void Up(int node)
    {
        if (!_up[node])
        {
            _up[node] = true;
            Begin(node);
        }
    }

    public void Down(int node)
    {
        _former[node] = null;
        _up[node] = false;
        _cluster[node] = null;
    }

    public void Cut(int one, int other, bool cut) => _cut[one, other] = _cut[other, one] = cut;

    public void Run(int milliseconds)
    {
        for (var end = _now + milliseconds; _now < end; _now += Step)
        {
            foreach (var node in Nodes.Where(IsReady))
            {
                Act(node);
            }
        }
    }

    /// <summary>All nodes that are up are in the same cluster, each by its life of now.</summary>
    public bool IsOne()
    {
        var up = Nodes.Where(node => _up[node]).ToList();
        return up.Count == 0 || up.All(node => _cluster[node] is { } cluster && ReferenceEquals(cluster, _cluster[up[0]]) && cluster.Contains((node, _life[node])));
    }

    public override string ToString() => string.Join(
        "; ", Nodes.Select(node => $"{node}.{_life[node]}{(_up[node] ? "" : " down")}: {(_cluster[node] is { } cluster ? string.Join(' ', cluster.Order().Select(life => $"{life.Node}.{life.Life}")) : "-")}"));

    private bool IsReady(int node) => _up[node] && _now >= _ready[node];

    private bool Reaches(int self, int peer) =>
        IsReady(peer) && !_cut[self, peer] && _cluster[self] is { } own && ReferenceEquals(own, _cluster[peer]) && own.Contains((peer, _life[peer]));

    private void Begin(int node)
    {
        _life[node]++;
        _cluster[node] = null;
        _ready[node] = _born[node] = _company[node] = _now + 300;
        _connected[node] = _now + 300 + (_slow?.Next(6_000) ?? 0);
        foreach (var key in _heard.Keys.Where(key => key.Self == node).ToList())
        {
            _heard.Remove(key);
        }
    }

    private void Act(int self)
    {
        var sights = new List<PeerSight>();
        foreach (var peer in Nodes.Where(peer => peer != self))
        {
            // A hello of the peer comes every half second while it does not reach us.
            if (IsReady(peer) && _now >= _connected[peer] && _now >= _connected[self] && !_cut[self, peer] && !Reaches(peer, self))
            {
                sights.Add(Hear(self, peer));
            }
            else
            {
                _heard.Remove((self, peer));
            }
        }

        if (sights.Count > 0 || Nodes.Any(peer => peer != self && Reaches(self, peer)))
        {
            _company[self] = _now;
        }

        Do(self, IslandJudge.Judge(StandpointOf(self, sights), sights, Timings.After(_former[self])));
    }

    private PeerSight Hear(int self, int peer)
    {
        var kinship = _cluster[peer] is { } its
            ? _cluster[self]?.Contains((peer, _life[peer])) == true ? Kinship.Member : Kinship.Foreign
            : _cluster[self]?.Any(life => life.Node == peer && life.Life != _life[peer]) == true ? Kinship.Returned : Kinship.Newcomer;
        if (!_heard.TryGetValue((self, peer), out var series) || series.Life != _life[peer] || series.Kinship != kinship)
        {
            _heard[(self, peer)] = series = new(_life[peer], kinship, _now);
        }

        // Only whole half seconds are heard.
        return new(peer, kinship, Summary(peer), TimeSpan.FromMilliseconds((_now - series.First) / 500 * 500));
    }

    private Standpoint StandpointOf(int self, List<PeerSight> sights) => new(
        self,
        _cluster[self] is not null,
        Summary(self),
        sights.Any(sight => sight.Kinship == Kinship.Returned && LosesOthers(self, sight.Rank)),
        _count - 1,
        TimeSpan.FromMilliseconds(_now - _born[self]),
        TimeSpan.FromMilliseconds(_now - _company[self]));

    private IslandSummary Summary(int node) => _cluster[node] is { } cluster
        ? new(1 + Nodes.Count(peer => peer != node && Reaches(node, peer)), cluster.Min(life => life.Node), node)
        : new(0, int.MaxValue, node);

    private bool LosesOthers(int self, int but) =>
        _cluster[self]!.Any(life => life.Node != self && life.Node != but && !(life.Life == _life[life.Node] && Reaches(self, life.Node)));

    private void Do(int self, NextStep step)
    {
        switch (step)
        {
            case NextStep.JoinSelf:
                _cluster[self] = [(self, _life[self])];
                break;
            case NextStep.Join(var peer) when IsReady(peer) && !_cut[self, peer] && _cluster[peer] is { } cluster:
                TakeIn(self, peer, cluster);
                break;
            case NextStep.Restart(var reason, _):
                Restarts++;
                _former[self] = reason;
                Begin(self);
                break;
        }
    }

    /// <summary>A former life is removed first, and that needs every other member.</summary>
    private void TakeIn(int self, int peer, HashSet<(int Node, int Life)> cluster)
    {
        if (cluster.Any(life => life.Node == self))
        {
            if (LosesOthers(peer, self))
            {
                return;
            }

            cluster.RemoveWhere(life => life.Node == self);
        }

        cluster.Add((self, _life[self]));
        _cluster[self] = cluster;
    }

    private sealed record Series(int Life, Kinship Kinship, int First);
}
