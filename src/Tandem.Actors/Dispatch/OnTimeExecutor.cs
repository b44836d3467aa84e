using System.Diagnostics.CodeAnalysis;
using Akka.Dispatch;

namespace Tandem.Actors.Dispatch;

/// <summary>
/// One thread with a queue. It sleeps in the kernel when there is nothing to do: a wait that spins first would steal the core from
/// the link loop, which runs at the same real-time priority. An exception here is a bug in Akka or in us, and ends the process: the
/// guard then releases what is held.
/// </summary>
internal sealed class OnTimeExecutor : ExecutorService
{
    /// <summary>Without work it shows this often that it could do some.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private readonly Queue<IRunnable> _queue = new(1024);
    private readonly OnTimeHooks _hooks;
    private bool _ended;

    public OnTimeExecutor(string id, OnTimeThreadSetup setup)
        : base(id)
    {
        _hooks = setup.Hooks;
        setup.Ended += Shutdown;
        new Thread(Run) { IsBackground = true, Name = "on-time" }.Start();
    }

    public override void Execute(IRunnable run)
    {
        lock (_gate)
        {
            if (_ended)
            {
                throw new RejectedExecutionException($"{Id} has ended");
            }

            _queue.Enqueue(run);
            Monitor.Pulse(_gate);
        }
    }

    public override void Shutdown()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        _hooks.Started();
        while (Next() is { } run)
        {
            _hooks.Moved();
            run.Run();
        }
    }

    /// <summary>Work already taken in is done before the thread ends.</summary>
    private IRunnable? Next()
    {
        if (TryTake(out var run))
        {
            return run;
        }

        _hooks.Idle();
        lock (_gate)
        {
            while (_queue.Count == 0 && !_ended)
            {
                _hooks.Moved();
                Monitor.Wait(_gate, LongestSleep);
            }

            return _queue.TryDequeue(out run) ? run : null;
        }
    }

    private bool TryTake([NotNullWhen(true)] out IRunnable? run)
    {
        lock (_gate)
        {
            return _queue.TryDequeue(out run);
        }
    }
}
