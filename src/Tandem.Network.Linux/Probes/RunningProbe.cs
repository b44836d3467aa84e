using System.Collections.Immutable;
using System.ComponentModel;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Probes;

namespace Tandem.Network.Linux.Probes;

/// <summary>
/// A probe's thread, an ordinary one for all segments of the node: it reads what comes, and every half second tells what it heard and asks again.
/// </summary>
internal sealed class RunningProbe : IRunningProbe
{
    private const int StopToken = -1;
    private const int RoundToken = -2;

    private readonly Action<ProbeRound> _sink;
    private readonly RtNetlink _netlink = new();
    private readonly Poller _poller = new();
    private readonly WakeSignal _stop = new();
    private readonly DeadlineTimer _timer = new();
    private readonly ImmutableArray<ProbedInterface> _interfaces;
    private readonly Thread _thread;
    private ProbeTarget[] _targets = [];
    private int _disposed;

    private RunningProbe(ImmutableArray<ProbedSegment> segments, Action<ProbeRound> sink)
    {
        _sink = sink;
        _interfaces = [.. segments.Select((segment, place) => new ProbedInterface(segment, place, _poller, _netlink))];
        _thread = new Thread(Run) { Name = "LAN probe", IsBackground = true };
    }

    internal static RunningProbe Start(ImmutableArray<ProbedSegment> segments, Action<ProbeRound> sink)
    {
        var probe = new RunningProbe(segments, sink);
        probe._thread.Start();
        return probe;
    }

    /// <inheritdoc/>
    public void Aim(ImmutableArray<ProbeTarget> targets) => Volatile.Write(ref _targets, [.. targets]);

    /// <summary>Returns at once, because an actor calls it; nothing is told any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _stop.Signal();
        }
    }

    private void Run()
    {
        using (_netlink)
        using (_poller)
        using (_timer)
        using (_stop)
        {
            try
            {
                _poller.Add(_stop.Fd, StopToken);
                _poller.Add(_timer.Fd, RoundToken);
                _timer.Set(MonotonicClock.Now);
                Follow();
            }
            catch (Win32Exception failure)
            {
                _sink(new ProbeRound([], [.. _interfaces.Select(probed => probed.Failed(failure.Message))]));
            }

            foreach (var probed in _interfaces)
            {
                probed.Dispose();
            }
        }
    }

    private void Follow()
    {
        Span<int> ready = stackalloc int[16];
        var next = MonotonicClock.Now;
        while (true)
        {
            var tokens = ready[.._poller.Wait(ready, -1)];
            if (tokens.Contains(StopToken))
            {
                return;
            }

            foreach (var token in tokens)
            {
                if (token >= 0)
                {
                    _interfaces[token].Receive();
                }
            }

            if (tokens.Contains(RoundToken))
            {
                _timer.Acknowledge();
                Round();

                // Whoever was late does not ask twice in a row for it.
                var now = MonotonicClock.Now;
                next += ProbeRound.Interval;
                next = next > now ? next : now + ProbeRound.Interval;
                _timer.Set(next);
            }
        }
    }

    /// <summary>What has come is read before anybody is said to have missed the round.</summary>
    private void Round()
    {
        var targets = Volatile.Read(ref _targets);
        var sights = ImmutableArray.CreateBuilder<ProbeSight>(targets.Length);
        var segments = ImmutableArray.CreateBuilder<SegmentSight>(_interfaces.Length);
        foreach (var probed in _interfaces)
        {
            probed.Receive();
            segments.Add(probed.Settle(sights));
        }

        _sink(new ProbeRound(sights.ToImmutable(), segments.MoveToImmutable()));
        foreach (var probed in _interfaces)
        {
            probed.Ask(targets);
        }
    }
}
