using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>
/// A channel at its worst. What it brings was said by a member (the channel is authentic, so nothing else becomes advice), but at any time:
/// late by anything, doubled, out of order, in a life of the node that is over. It has a seed of its own and touches the world by advice only.
/// </summary>
internal sealed class Adviser(SimulatedWorld world, int seed)
{
    private static readonly VirtualRouterKey Key = new("front", Family.IPv4, new Vrid(51));

    private readonly Random _random = new(seed);
    private bool _isEnding;

    /// <summary>Pieces of advice that arrived.</summary>
    public int Given { get; private set; }

    /// <summary>Those that were dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Gives advice a few times in each interval.</summary>
    /// <param name="choose">What, for a node; null: nothing now.</param>
    public void Begin(Func<Adviser, SimulatedNode, RouterAdvice?> choose) => world.Clock.After(Soon(), () => Go(choose));

    /// <summary>Is silent from now on.</summary>
    public void End() => _isEnding = true;

    /// <summary>Something that was true of the node at some time, and is not now.</summary>
    public static RouterAdvice? Stale(Adviser adviser, SimulatedNode node)
    {
        var (own, heard) = adviser.Remember(node);
        var now = adviser.World.Clock.Now;
        var until = now + (adviser.World.Climate.Interval.TimeSpan * 5);
        RouterAdvice advice = adviser._random.Next(6) switch
        {
            0 or 1 => new RouterAdvice.TakeOver(Key, (TakeOverCause)adviser._random.Next(2), heard ?? default),
            2 => new RouterAdvice.LeaveAndStayOut(Key, (LeaveCause)adviser._random.Next(3), own, until),
            3 => new RouterAdvice.Yield(Key, own),
            4 => new RouterAdvice.HoldPreemption(Key, own, until),
            _ => new RouterAdvice.AnnounceAgain(Key, own),
        };
        var isTrue = advice is RouterAdvice.TakeOver
            ? node.Router.Role == RouterRole.Backup && node.Router.Core.Heard?.Mastership == heard
            : node.Router.Mastership == own;
        if (!isTrue)
        {
            return advice;
        }

        return new RouterAdvice.LeaveAndStayOut(Key, LeaveCause.Deaf, own, now);
    }

    /// <summary>What is true of the node now or was at some time; of that, nothing that makes it leave.</summary>
    public static RouterAdvice? Any(Adviser adviser, SimulatedNode node)
    {
        var (own, heard) = adviser._random.Next(2) == 0 ? adviser.Remember(node) : (node.Router.Mastership, node.Router.Core.Heard?.Mastership);
        return adviser._random.Next(7) switch
        {
            0 or 1 => new RouterAdvice.TakeOver(Key, (TakeOverCause)adviser._random.Next(2), heard ?? default),
            2 or 3 => new RouterAdvice.Intend(Key, adviser.Intent()),
            4 => new RouterAdvice.Yield(Key, own),
            5 => new RouterAdvice.HoldPreemption(Key, own, adviser.World.Clock.Now + (adviser.World.Climate.Interval.TimeSpan * adviser._random.Next(8))),
            _ => new RouterAdvice.AnnounceAgain(Key, own),
        };
    }

    /// <summary>The same, and also what makes a node leave or disbelieve a member.</summary>
    public static RouterAdvice? Anything(Adviser adviser, SimulatedNode node) => adviser._random.Next(8) switch
    {
        0 => new RouterAdvice.LeaveAndStayOut(
            Key, (LeaveCause)adviser._random.Next(3), node.Router.Mastership, adviser.World.Clock.Now + (adviser.World.Climate.Interval.TimeSpan * adviser._random.Next(9))),
        1 => new RouterAdvice.Claims(
            Key, [.. adviser.World.Nodes.Where(other => other != node).Select(other => new MemberClaim(other.Name, other.Address, adviser._random.Next(2) == 0))], []),
        2 => new RouterAdvice.NoClaims(Key),
        3 => new RouterAdvice.Verdict(Key, node.Router.Attestation.Inquiries - adviser._random.Next(2), (AttestationAnswer)adviser._random.Next(2)),
        _ => Any(adviser, node),
    };

    private SimulatedWorld World => world;

    private PriorityIntent Intent() => _random.Next(4) switch
    {
        0 => PriorityIntent.Drained.Instance,
        1 => new PriorityIntent.Moved(new Priority((byte)_random.Next(256))),
        _ => PriorityIntent.AsConfigured.Instance,
    };

    private (Mastership Own, HeardMastership? Heard) Remember(SimulatedNode node) =>
        node.Past.Count == 0 ? (new Mastership(Guid.Empty, 1), null) : node.Past[_random.Next(node.Past.Count)];

    private TimeSpan Soon() => world.Climate.Interval.TimeSpan * _random.NextDouble() / 2;

    private void Go(Func<Adviser, SimulatedNode, RouterAdvice?> choose)
    {
        if (_isEnding)
        {
            return;
        }

        var node = world.Nodes[_random.Next(world.Nodes.Count)];
        if (node.IsAlive && choose(this, node) is { } advice)
        {
            var before = node.Router.Dropped;
            node.Advise(advice);
            Given++;
            Dropped += node.Router.Dropped - before;
        }

        world.Clock.After(Soon(), () => Go(choose));
    }
}
