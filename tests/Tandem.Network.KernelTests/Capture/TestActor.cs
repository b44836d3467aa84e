using System.Collections.Concurrent;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>Answers the link loop as a router's actor does: fold, step, one batch for every event.</summary>
internal sealed class TestActor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly BlockingCollection<LinkEvent> _events = [];
    private readonly ConcurrentDictionary<VirtualRouterKey, VirtualRouter> _routers = [];
    private readonly ConcurrentQueue<LinkEvent.Raised> _unanswered = [];
    private volatile Func<VirtualRouterKey, bool> _thinkingAbout = _ => false;

    internal ISegmentPort? Port { get; set; }

    /// <summary>What it does not believe, it answers so, and nothing changes.</summary>
    internal Func<RouterEvent, UnattestedAdvertisement?> Disbelieves { get; set; } = _ => null;

    /// <summary>True: it gives no sign of life.</summary>
    internal bool IsDead { get; set; }

    internal RouterRole RoleOf(VirtualRouterKey key) => _routers[key].Role;

    internal IEnumerable<RouterRole> Roles => _routers.Values.Select(router => router.Role);

    internal void Configure(VirtualRouterParameters parameters) => _routers[parameters.Key] = VirtualRouter.Configured(parameters);

    /// <summary>From now on it thinks: answers, for one router or for all, wait until <see cref="Resume"/>.</summary>
    internal void Pause(VirtualRouterKey? about = null) => _thinkingAbout = key => about is null || key == about;

    internal void Resume()
    {
        _thinkingAbout = _ => false;
        while (_unanswered.TryDequeue(out var raised))
        {
            Answer(raised);
        }
    }

    internal void Tell(LinkEvent linkEvent)
    {
        if (linkEvent is LinkEvent.Raised raised && _thinkingAbout(raised.Key))
        {
            _unanswered.Enqueue(raised);
        }
        else if (linkEvent is LinkEvent.Raised now)
        {
            Answer(now);
        }

        if (linkEvent is LinkEvent.Asked && !IsDead)
        {
            Port!.Answer();
        }

        _events.Add(linkEvent);
    }
    /// <summary>Takes events in their order until one fits.</summary>
    internal T Await<T>(Func<T, bool>? fits = null)
        where T : LinkEvent
    {
        List<LinkEvent> others = [];
        while (_events.TryTake(out var taken, Limit))
        {
            others.Add(taken);
            if (taken is LinkEvent.Failed or LinkEvent.AttachRefused)
            {
                Assert.Fail(taken.ToString());
            }

            if (taken is T wanted && fits?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }

        throw new TimeoutException($"no {typeof(T).Name} that fits in {Limit.TotalSeconds} s; there came:\n{string.Join('\n', others)}");
    }

    /// <summary>How many events that fit came so far; takes all.</summary>
    internal int Take(Func<LinkEvent, bool> fits) => TakeAll().Count(fits);

    /// <summary>Takes all events that came so far.</summary>
    internal List<LinkEvent> TakeAll()
    {
        List<LinkEvent> all = [];
        while (_events.TryTake(out var taken))
        {
            all.Add(taken);
        }

        return all;
    }

    private void Answer(LinkEvent.Raised raised)
    {
        var router = _routers[raised.Key];
        router = raised.Observed is { } seen ? VirtualRouterMachine.Fold(router, seen.NextDeadline) : router;
        if (Disbelieves(raised.Event) is { } unattested)
        {
            _routers[raised.Key] = router;
            Port!.Execute(new EffectBatch(router, raised.Sequence, ChecksumForm.PseudoHeader, []) { Unattested = unattested });
            return;
        }

        var transition = VirtualRouterMachine.Step(router, raised.Event, raised.At);
        _routers[raised.Key] = transition.Router;
        Port!.Execute(new EffectBatch(transition.Router, raised.Sequence, ChecksumForm.PseudoHeader, transition.Effects));
    }
}
