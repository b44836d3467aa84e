using System.Collections.Concurrent;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// One thread for all interfaces: commands first, then what was received, then deadlines. Everything of a
/// <see cref="SegmentLink"/> happens on this thread, so nothing there needs a lock.
/// </summary>
internal sealed class LinkLoop : IDisposable
{
    private const int WakeToken = 0;
    private const int TimerToken = 1;
    private const int FirstSegmentToken = 2;
    private const int RealTimePriority = 10;

    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly DeadlineTimer _timer = new();
    private readonly Dictionary<int, SegmentLink> _segments = [];
    private readonly Thread _thread;
    private readonly Action<string> _warn;
    private int _nextToken = FirstSegmentToken;
    private volatile bool _stopping;

    /// <param name="warn">Told once if the thread cannot have real-time priority.</param>
    public LinkLoop(Action<string> warn)
    {
        _warn = warn;
        _poller.Add(_wake.Fd, WakeToken);
        _poller.Add(_timer.Fd, TimerToken);
        _thread = new Thread(Run) { Name = "link-loop", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs a command on the loop's thread, before anything that is received or due after it.</summary>
    public void Post(Action command)
    {
        _commands.Enqueue(command);
        _wake.Signal();
    }

    /// <summary>Takes a segment in. Loop thread only.</summary>
    public void Add(SegmentLink segment)
    {
        segment.Token = _nextToken++;
        _segments.Add(segment.Token, segment);
        _poller.Add(segment.Descriptor, segment.Token);
    }

    /// <summary>Takes a segment out. Loop thread only.</summary>
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
        _poller.Dispose();
        _timer.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        if (RealTime.TryRaiseThisThread(RealTimePriority) is { } refusal)
        {
            _warn(refusal);
        }

        Span<int> ready = stackalloc int[64];
        while (!_stopping)
        {
            var count = _poller.Wait(ready, -1);
            foreach (var token in ready[..count])
            {
                Acknowledge(token);
            }

            RunCommands();
            foreach (var token in ready[..count])
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

        _timer.Set(next);
    }
}
