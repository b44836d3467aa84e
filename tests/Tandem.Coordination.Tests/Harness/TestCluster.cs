using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;
using Akka.Remote.Transport;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>Nodes in one process, each with a loopback address of its own, whose connections can be cut and healed.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private static readonly Config Throttled = ConfigurationFactory.ParseString("""
        akka.remote.dot-netty.tcp.applied-adapters = ["trttl"]
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        """);

    private static int s_network = Environment.ProcessId;

    private readonly int _port = 20_000 + (Environment.ProcessId % 10_000);
    private readonly CoordinationNode[] _nodes;
    private readonly CoordinationNode _stranger;
    private readonly Coordinator?[] _running;
    private readonly ActorSystem?[] _systems;
    private readonly HashSet<(int From, int To)> _cuts = [];
    private readonly Chronicle _chronicle = new();
    private readonly Lock _lock = new();

    public TestCluster(int nodes)
    {
        var network = Interlocked.Increment(ref s_network);
        CoordinationNode At(string name, int host) => new(name, IPvXAddress.Parse($"127.{40 + (network / 250 % 200)}.{network % 250}.{host}"));
        _nodes = [.. Enumerable.Range(0, nodes).Select(rank => At($"n{rank}", rank + 1))];
        _stranger = At("stranger", 200);
        _running = new Coordinator?[nodes];
        _systems = new ActorSystem?[nodes];
    }

    /// <summary>What a node has besides.</summary>
    public Func<int, CoordinatorPorts, CoordinatorPorts> Equip { get; init; } = static (_, ports) => ports;

    /// <summary>The lives of the nodes' processes.</summary>
    public Func<int, Guid> Boot { get; init; } = static _ => Guid.NewGuid();

    public int Count => _nodes.Length;

    public string Story => _chronicle.ToString();

    public Coordinator this[int rank] => _running[rank] ?? throw new InvalidOperationException($"n{rank} does not run");

    public bool Runs(int rank) => _running[rank] is not null;

    public IEnumerable<int> Running => Enumerable.Range(0, Count).Where(Runs);

    public CoordinationNode Node(int rank) => _nodes[rank];

    public int Port => _port;

    public void Start(int rank)
    {
        var ports = new CoordinatorPorts(
            () => new CoordinationTransport(Throttled, []),
            happened => _chronicle.Add($"n{rank}", happened),
            TimeProvider.System)
        {
            Created = system => Take(rank, system),
        };
        _chronicle.Add($"n{rank}", "starts");
        _running[rank] = new Coordinator(new CoordinationOptions("test", $"n{rank}", _port, [.. _nodes]) { BootId = Boot(rank) }, Equip(rank, ports));
        _running[rank]!.Start();
    }

    /// <summary>Something happened at a node; conditions are looked at again.</summary>
    public void Note(int rank, object what) => _chronicle.Add($"n{rank}", what);

    public void StartAll()
    {
        for (var rank = 0; rank < Count; rank++)
        {
            Start(rank);
        }
    }

    /// <summary>A system of somebody who is not in the file, and speaks Akka.</summary>
    public ActorSystem Stranger() => CoordSystem.Create(
        _stranger, 0, new(Throttled, []), new(() => CoordinationTransport.Plain, _ => { }, TimeProvider.System));

    /// <summary>An actor of a node, as somebody else addresses it.</summary>
    public ActorSelection Select(ActorSystem from, int rank, string path) => from.ActorSelection(CoordSystem.AddressOf(from, _nodes[rank], _port) + path);

    /// <summary>Leaves in order.</summary>
    public Task LeaveAsync(int rank) => EndAsync(rank, TimeSpan.FromSeconds(5), "leaves");

    /// <summary>Ends without a word to the others, as a process does that is killed.</summary>
    public Task CrashAsync(int rank) => EndAsync(rank, TimeSpan.Zero, "crashes");

    /// <summary>Nothing passes between the two.</summary>
    public void Cut(int one, int other)
    {
        Silence(one, other);
        Silence(other, one);
    }

    /// <summary>Nothing passes from one to the other.</summary>
    public void Silence(int from, int to) => Change(from, to, cut: true);

    public void Heal()
    {
        (int From, int To)[] cuts;
        lock (_lock)
        {
            cuts = [.. _cuts];
        }

        foreach (var (from, to) in cuts)
        {
            Change(from, to, cut: false);
        }
    }

    /// <summary>Every running node reaches every other running one, and no node that does not run.</summary>
    public Task BecomesOne(int seconds = 30) => Becomes("one cluster", seconds, () => Running.All(rank => Sees(rank, Running)));

    public Task Becomes(string what, int seconds, Func<bool> condition) => _chronicle.Until(what, TimeSpan.FromSeconds(seconds), condition);

    /// <summary>Whether a node reaches exactly these, itself among them.</summary>
    public bool Sees(int rank, IEnumerable<int> expected) =>
        this[rank].Members.Members
            .Select((member, at) => (member, at))
            .Where(entry => entry.member.Standing == MemberStanding.Reachable)
            .Select(entry => entry.at)
            .SequenceEqual(expected);

    public async ValueTask DisposeAsync()
    {
        foreach (var rank in Running.ToArray())
        {
            await EndAsync(rank, TimeSpan.Zero, "ends");
        }
    }

    private async Task EndAsync(int rank, TimeSpan limit, string word)
    {
        _chronicle.Add($"n{rank}", word);
        var ending = this[rank];
        _running[rank] = null;
        await ending.StopAsync(limit);
    }

    /// <summary>A fresh life of a system is cut as the former one was.</summary>
    private void Take(int rank, ActorSystem system)
    {
        lock (_lock)
        {
            _systems[rank] = system;
            foreach (var peer in _cuts.Where(cut => cut.From == rank || cut.To == rank).Select(cut => cut.From == rank ? cut.To : cut.From).Distinct())
            {
                Throttle(rank, peer);
            }
        }
    }

    private void Change(int from, int to, bool cut)
    {
        lock (_lock)
        {
            _chronicle.Add($"n{from}", $"{(cut ? "no longer" : "again")} reaches n{to}");
            _ = cut ? _cuts.Add((from, to)) : _cuts.Remove((from, to));
            Throttle(from, to);
            Throttle(to, from);
        }
    }

    /// <summary>The adapter knows one direction and mode for each address, and the last one counts.</summary>
    private void Throttle(int rank, int peer)
    {
        if (_systems[rank] is not { } system || system.WhenTerminated.IsCompleted)
        {
            return;
        }

        var (mute, deaf) = (_cuts.Contains((rank, peer)), _cuts.Contains((peer, rank)));
        Command(ThrottleTransportAdapter.Direction.Both, mute && deaf ? Blackhole.Instance : Unthrottled.Instance);
        if (mute != deaf)
        {
            Command(mute ? ThrottleTransportAdapter.Direction.Send : ThrottleTransportAdapter.Direction.Receive, Blackhole.Instance);
        }

        void Command(ThrottleTransportAdapter.Direction direction, ThrottleMode mode) =>
            _ = ((IRemoteActorRefProvider)((ExtendedActorSystem)system).Provider).Transport
                .ManagementCommand(new SetThrottle(CoordSystem.AddressOf(system, _nodes[peer], _port), direction, mode));
    }
}
