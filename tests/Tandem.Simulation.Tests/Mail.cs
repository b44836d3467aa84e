using Tandem.Coordination.Exchange;
using Tandem.Coordination.Messages;

namespace Tandem.Simulation.Tests;

/// <summary>
/// What members say to each other, in the real envelopes and opened by the real filter. Somebody may keep all of it and say it again, to whom it was
/// for, at any time; or say it as another cluster's, or in a name that is not in the file. (Without a certificate even that does not arrive.) That has
/// lots of its own, so that what is without effect leaves a world's story as it was.
/// </summary>
internal sealed class Mail(SimulatedWorld world)
{
    private readonly Dictionary<string, EnvelopeSource> _sources = [];
    private readonly Dictionary<string, (EnvelopeFilter Filter, PeerClocks Clocks)> _ends = [];
    private readonly List<(Envelope Envelope, SimulatedNode To, Action<INodeMessage> Deliver)> _kept = [];
    private readonly HashSet<Envelope> _arrived = new(ReferenceEqualityComparer.Instance);
    private Func<Envelope, bool>? _believing;
    private Random? _random;

    /// <summary>What was said again, or forged.</summary>
    public int Repeated { get; private set; }

    /// <summary>How much of that was let in.</summary>
    public int Believed { get; private set; }

    /// <summary>From now on somebody says things again, a few times in each interval.</summary>
    /// <param name="seed">Of these lots.</param>
    /// <param name="believing">What a broken filter lets in besides; null: the real one.</param>
    public void Repeat(int seed, Func<Envelope, bool>? believing = null)
    {
        (_random, _believing) = (new Random(seed), believing);
        Later();
    }

    /// <summary>Sends.</summary>
    /// <param name="from">Who.</param>
    /// <param name="to">To whom.</param>
    /// <param name="body">What.</param>
    /// <param name="way">Carries it.</param>
    /// <param name="deliver">Has it arrive.</param>
    public void Send(SimulatedNode from, SimulatedNode to, INodeMessage body, Action<Action> way, Action<INodeMessage> deliver)
    {
        var boot = from.Router.Mastership.Boot;
        if (!_sources.TryGetValue($"{from.Name} {boot}", out var source))
        {
            _sources[$"{from.Name} {boot}"] = source = new("test", from.Name, boot, () => new(world.Clock.Now.Nanoseconds / 1000, 0), End(from).Clocks);
        }

        var envelope = source.Wrap(to.Name, body);
        if (_random is not null)
        {
            _kept.Add((envelope, to, deliver));
        }

        way(() =>
        {
            _arrived.Add(envelope);
            if (End(to).Filter.Accepts(envelope))
            {
                deliver(body);
            }
        });
    }

    private (EnvelopeFilter Filter, PeerClocks Clocks) End(SimulatedNode node)
    {
        if (!_ends.TryGetValue(node.Name, out var end))
        {
            _ends[node.Name] = end = (new("test", world.Nodes.Where(other => other != node).Select(other => other.Name)), new(world.Clock));
        }

        return end;
    }

    private void Later() => world.Clock.After(world.Climate.Interval.TimeSpan * _random!.NextDouble() / 2, Again);

    private void Again()
    {
        if (_kept.Count > 0)
        {
            // What is still under way would come for the first time, early.
            var (envelope, to, deliver) = _kept[_random!.Next(_kept.Count)];
            if (_arrived.Contains(envelope))
            {
                Arrive(Altered(envelope), to, deliver);
            }
        }

        Later();
    }

    private Envelope Altered(Envelope envelope) => _random!.Next(4) switch
    {
        0 => envelope with { Cluster = "other", Sequence = ulong.MaxValue },
        1 => envelope with { Node = "stranger", Sequence = ulong.MaxValue },
        _ => envelope,
    };

    private void Arrive(Envelope envelope, SimulatedNode to, Action<INodeMessage> deliver)
    {
        Repeated++;
        if (_believing?.Invoke(envelope) == true || End(to).Filter.Accepts(envelope))
        {
            Believed++;
            deliver(envelope.Body);
        }
    }
}
