using System.Globalization;
using System.Text;
using Tandem.Actors.Advice;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>Several nodes on one segment, everything from one seed; it keeps the story and watches how many hold at a time.</summary>
internal sealed class SimulatedWorld
{
    private readonly StringBuilder _story = new();
    private readonly Random _random;
    private Instant? _nobodySince;
    private readonly Family _family;
    private readonly VrrpVersion _version;

    public SimulatedWorld(int seed, Climate climate, AnswerRaised? broken)
    {
        _random = new Random(seed);
        Climate = climate;
        Broken = broken;
        Segment = new SimulatedSegment(Clock, _random) { Weather = climate.Fair };
        _family = Chance(0.3) ? Family.IPv6 : Family.IPv4;
        _version = _family == Family.IPv4 && climate.Interval == AdvertisementInterval.Default && Chance(0.3) ? VrrpVersion.V2 : VrrpVersion.V3;
        var count = 2 + _random.Next(3);
        for (var i = 0; i < count; i++)
        {
            Nodes.Add(Make(i));
        }
    }

    public Climate Climate { get; }

    /// <summary>How its actors answer, if not as the real ones do.</summary>
    public AnswerRaised? Broken { get; }

    public VirtualClock Clock { get; } = new();

    public SimulatedSegment Segment { get; }

    public List<SimulatedNode> Nodes { get; } = [];

    /// <summary>Transitions so far.</summary>
    public int Moves { get; private set; }

    /// <summary>Longest time that two nodes both held, counted when one of them let go.</summary>
    public TimeSpan LongestTwo { get; private set; }

    /// <summary>Longest time that nobody held, counted when somebody began to, and only while somebody else lived throughout.</summary>
    public TimeSpan LongestNone { get; private set; }

    /// <summary>Told when a node stands differently.</summary>
    public Action<SimulatedNode>? Changed { get; set; }

    /// <summary>Told each report of each node.</summary>
    public Action<SimulatedNode, NodeReport>? Reported { get; set; }

    public IEnumerable<SimulatedNode> Holders => Nodes.Where(node => node.Holds);

    public IEnumerable<SimulatedNode> Living => Nodes.Where(node => node.IsAlive);

    /// <summary>What happened, for the reader of a failure.</summary>
    public string Story => _story.ToString();

    public void Tell(string what)
    {
        var milliseconds = Clock.Now.Nanoseconds / 1e6;
        _story.Append(CultureInfo.InvariantCulture, $"  {milliseconds,12:F3} ms  {what}").AppendLine();
    }

    public void Moved(SimulatedNode node, RouterRole to, TransitionReason reason)
    {
        Moves++;
        Tell($"{node.Name} -> {to}, {reason}");
    }

    /// <summary>To be told before a node lets go: each pair it makes with another holder has lasted since the later one opened.</summary>
    public void LetsGo(SimulatedNode node)
    {
        foreach (var other in Holders.Where(other => other != node))
        {
            var since = node.HoldsSince > other.HoldsSince ? node.HoldsSince : other.HoldsSince;
            if (since is { } both && Clock.Now - both > LongestTwo)
            {
                LongestTwo = Clock.Now - both;
            }
        }
    }

    /// <summary>To be told after a node let go.</summary>
    public void CountNobody()
    {
        if (!Holders.Any())
        {
            _nobodySince ??= Clock.Now;
        }
    }

    /// <summary>To be told when a node begins to hold.</summary>
    public void Holds()
    {
        if (_nobodySince is { } since && Clock.Now - since > LongestNone)
        {
            LongestNone = Clock.Now - since;
        }

        _nobodySince = null;
    }

    /// <summary>What was so far is no matter of this check.</summary>
    public void ForgetLongest() => (LongestNone, LongestTwo, _nobodySince) = (TimeSpan.Zero, TimeSpan.Zero, null);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Next(int below) => _random.Next(below);

    public TimeSpan UpTo(TimeSpan longest) => longest * _random.NextDouble();

    public void Run(TimeSpan span) => Clock.Advance(span);

    public void Run(double intervals) => Run(Climate.Interval.TimeSpan * intervals);

    /// <summary>Node 0 is the most preferred; now and then two are equal.</summary>
    private SimulatedNode Make(int rank)
    {
        byte[] priorities = [254, 251, 231, 211];
        var priority = new Priority(rank > 0 && Chance(0.1) ? priorities[rank - 1] : priorities[rank]);
        var network = _family == Family.IPv4 ? "192.0.2." : "fe80::";
        var parameters = new VirtualRouterParameters(
            new VirtualRouterKey("front", _family, new Vrid(51)),
            _version,
            priority,
            Climate.Interval,
            new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse(network + "151"), 24)),
            Climate.Preempt);
        var node = new SimulatedNode(this, $"node{rank} ({priority})", parameters, IPvXAddress.Parse($"{network}{11 + rank}"));
        node.Lateness = Climate.Lateness;
        return node;
    }
}
