using System.Globalization;
using System.Text;
using Tandem.Actors.Advice;
using Tandem.Coordination.Hearing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>
/// Two to four nodes on one segment in virtual time, from one seed: the real probes' counts and the real desk, and routers that keep the rules
/// of VRRP with an interval of one second. What passes from whom to whom is a table.
/// </summary>
internal sealed class HearingWorld
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly Random _random;
    private readonly StringBuilder _story = new();
    private readonly List<(Instant At, Action What)> _mail = [];
    private readonly double _chatter;

    public HearingWorld(int seed, int? nodes = null, bool? chatter = null, HearingOptions? options = null)
    {
        _random = new Random(seed);
        Seed = seed;
        Time = new WorldTime(this);
        var count = nodes ?? 2 + _random.Next(3);
        _chatter = chatter ?? _random.Next(2) == 0 ? 0.05 : 0;
        Nodes = [.. Enumerable.Range(0, count).Select(rank => new HearingNode(this, rank, options))];
    }

    public int Seed { get; }

    public HearingNode[] Nodes { get; }

    public Instant Now { get; private set; } = new(1_000_000_000_000);

    public bool HasChannel { get; set; } = true;

    /// <summary>What the channel needs for one way, besides some milliseconds; what is later than this is still on its way.</summary>
    public TimeSpan Late { get; set; }

    /// <summary>The clock of every node.</summary>
    public TimeProvider Time { get; }

    /// <summary>What does not pass; the host that is no node is -1.</summary>
    public HashSet<(int From, int To)> Cuts { get; } = [];

    public HearingNode[] Masters => [.. Nodes.Where(node => node.Role == RouterRole.Master)];

    /// <summary>Every piece of advice so far.</summary>
    public List<(HearingNode Node, LeaveCause Cause)> Stays { get; } = [];

    public TimeSpan Soon(double milliseconds) => TimeSpan.FromMilliseconds(_random.NextDouble() * milliseconds);

    public int Next(int below) => _random.Next(below);

    public bool Passes(int from, int to) => !Cuts.Contains((from, to));

    /// <summary>Nothing arrives there.</summary>
    public void Deafen(HearingNode node)
    {
        Tell($"{node.Name} goes deaf");
        Cuts.UnionWith(Nodes.Select(other => other.Rank).Append(-1).Where(other => other != node.Rank).Select(other => (other, node.Rank)));
    }

    /// <summary>Nothing of it arrives anywhere.</summary>
    public void Silence(HearingNode node)
    {
        Tell($"{node.Name} goes mute");
        Cuts.UnionWith(Nodes.Select(other => other.Rank).Append(-1).Where(other => other != node.Rank).Select(other => (node.Rank, other)));
    }

    public void Heal()
    {
        Tell("all is well");
        Cuts.Clear();
    }

    public void Tell(string what) => _story.Append(CultureInfo.InvariantCulture, $"  {(Now.Nanoseconds / 1e9) - 1000,9:F2} s  {what}").AppendLine();

    /// <summary>Later, over the channel, unless there is none; what was said before arrives before.</summary>
    public void Send(Action arrive)
    {
        if (HasChannel)
        {
            var at = Now + Late + TimeSpan.FromMilliseconds(1) + Soon(40);
            _mail.Add((_mail is [.., var last] && last.At > at ? last.At : at, arrive));
        }
    }

    public void Run(double seconds, Action? each = null)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end;)
        {
            Now += Step;
            var due = _mail.Where(mail => mail.At <= Now).OrderBy(mail => mail.At).ToArray();
            _mail.RemoveAll(mail => mail.At <= Now);
            Array.ForEach(due, mail => mail.What());
            foreach (var node in Nodes)
            {
                if (_random.NextDouble() < _chatter && Passes(-1, node.Rank))
                {
                    node.HearAnybody();
                }

                node.Run();
            }

            each?.Invoke();
        }
    }

    public void Check(bool holds, string what) => Assert.True(holds, $"seed {Seed}: {what}\n{_story}");

    private sealed class WorldTime(HearingWorld world) : TimeProvider
    {
        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => world.Now.Nanoseconds;
    }
}
