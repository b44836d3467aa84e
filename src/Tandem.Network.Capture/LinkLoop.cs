using System.Collections.Concurrent;
using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// One thread for all interfaces: what a late awakening has missed, then commands, then what was received, then deadlines. Everything of a
/// <see cref="SegmentLink"/> happens inside a turn of this loop, and turns never overlap, so nothing there needs a lock of its own.
/// A turn that is late is taken by the <see cref="Understudy"/>.
/// </summary>
internal sealed class LinkLoop : IDisposable
{
    private const int WakeToken = 0;
    private const int TimerToken = 1;
    private const int FirstSegmentToken = 2;

    /// <summary>A guard is shown a turn this often; with a gate the lease asks for as many anyway.</summary>
    private static readonly TimeSpan BeatInterval = TimeSpan.FromMilliseconds(75);

    /// <summary>A shorter sleep of the machine than this has cost nobody an advertisement.</summary>
    private static readonly TimeSpan ShortestSuspension = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly DeadlineTimer _timer = new();
    private readonly Dictionary<int, SegmentLink> _segments = [];
    private readonly Lock _turn = new();
    private readonly ProcessorSet? _processors;
    private readonly Understudy? _understudy;
    private readonly Thread _thread;
    private readonly Action<string> _warn;
    private readonly GuardLink? _guard;
    private readonly Func<TimeSpan> _timeSuspended;
    private readonly LatenessMeter _lateness = new();
    private Instant _dueAt = Instant.Never;
    private TimeSpan _suspendedBefore;
    private int _nextToken = FirstSegmentToken;
    private volatile bool _stopping;

    /// <param name="warn">Told once if the thread cannot have real-time priority.</param>
    /// <param name="guard">Ends the process when turns no longer come.</param>
    /// <param name="timeSuspended">How long the machine was suspended so far.</param>
    public LinkLoop(Action<string> warn, GuardLink? guard = null, Func<TimeSpan>? timeSuspended = null)
    {
        _warn = warn;
        _guard = guard;
        _timeSuspended = timeSuspended ?? (() => MonotonicClock.TimeSuspended);
        _suspendedBefore = _timeSuspended();
        _poller.Add(_wake.Fd, WakeToken);
        _poller.Add(_timer.Fd, TimerToken);
        if (ProcessorSet.OfThisThread()?.Split() is var (most, one))
        {
            _processors = most;
            _understudy = new Understudy(() => Take([]), one);
        }

        _thread = new Thread(Run) { Name = "link-loop", IsBackground = true };
        _thread.Start();
    }

    /// <summary>By how much turns came late; from any thread.</summary>
    public SchedulingLateness Lateness => _lateness.Figures;

    /// <summary>What was sent and heard; this thread writes it, any may read.</summary>
    public AdvertisementLedger Counts { get; } = new();

    /// <summary>Runs a command in the loop's next turn, before anything that is received or due after it.</summary>
    public void Post(Action command)
    {
        _commands.Enqueue(command);
        _wake.Signal();
    }

    /// <summary>Takes a segment in. In a turn only.</summary>
    public void Add(SegmentLink segment)
    {
        segment.Token = _nextToken++;
        _segments.Add(segment.Token, segment);
        _poller.Add(segment.Descriptor, segment.Token);
    }

    /// <summary>Takes a segment out. In a turn only.</summary>
    public void Remove(SegmentLink segment)
    {
        if (_segments.Remove(segment.Token))
        {
            _poller.Remove(segment.Descriptor);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Post(() => _stopping = true);
        _thread.Join();
        _understudy?.Dispose();
        _poller.Dispose();
        _timer.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        _processors?.TryKeepThisThread();
        if (RealTime.TryRaiseThisThread() is { } refusal)
        {
            _warn(refusal);
        }

        Span<int> ready = stackalloc int[64];
        while (!_stopping)
        {
            var count = _poller.Wait(ready, -1);
            Take(ready[..count]);
        }
    }

    private void Take(ReadOnlySpan<int> ready)
    {
        lock (_turn)
        {
            // Sending for a thousand routers takes longer than it has patience for; who has begun is not late.
            _understudy?.Expect(Instant.Never);
            var now = MonotonicClock.Now;
            _guard?.Beat(Progress.LinkLoop, now);
            _lateness.Note(_dueAt, now);
            foreach (var token in ready)
            {
                Acknowledge(token);
            }

            WakeUp();

            RunCommands();
            foreach (var token in ready)
            {
                if (_segments.TryGetValue(token, out var segment) && !segment.Drain())
                {
                    Remove(segment);
                    segment.Fail();
                }
            }

            RunDue();
        }
    }

    /// <summary>Until when the owners of all segments have shown that they live.</summary>
    private Instant OldestQuestion()
    {
        var oldest = Instant.Never;
        foreach (var segment in _segments.Values)
        {
            oldest = Instant.Earlier(oldest, segment.UnansweredSince);
        }

        return oldest;
    }

    private void WakeUp()
    {
        var suspended = _timeSuspended();
        var wasSuspended = suspended - _suspendedBefore > ShortestSuspension;
        _suspendedBefore = suspended;
        foreach (var segment in _segments.Values)
        {
            segment.WakeUp(MonotonicClock.Now, wasSuspended);
        }
    }

    private void Acknowledge(int token)
    {
        if (token == WakeToken)
        {
            _wake.Acknowledge();
        }
        else if (token == TimerToken)
        {
            _timer.Acknowledge();
        }
    }

    private void RunCommands()
    {
        while (_commands.TryDequeue(out var command))
        {
            command();
        }
    }

    /// <summary>A deadline counts only after the queue was looked at once more: the advertisement that moves it may be waiting there.</summary>
    private void RunDue()
    {
        var next = Instant.Never;
        foreach (var segment in _segments.Values)
        {
            if (segment.WakeAt <= MonotonicClock.Now)
            {
                segment.Drain();
                segment.RunDue(MonotonicClock.Now);
            }

            next = Instant.Earlier(next, segment.WakeAt);
        }

        if (_guard is not null)
        {
            var now = MonotonicClock.Now;
            _guard.Beat(Progress.LinkLoop, now);
            _guard.Beat(Progress.Nics, Instant.Earlier(now, OldestQuestion()));
            next = Instant.Earlier(next, now + BeatInterval);
        }

        _dueAt = next;
        _timer.Set(next);
        _understudy?.Expect(next);
    }
}
