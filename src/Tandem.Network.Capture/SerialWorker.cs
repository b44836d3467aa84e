using Tandem.Network.Linux;

namespace Tandem.Network.Capture;

/// <summary>A thread of its own for kernel calls that may take milliseconds, in the order they were posted. The link loop never waits for it.</summary>
internal sealed class SerialWorker : IDisposable
{
    private readonly Queue<Action> _work = new();
    private readonly Thread _thread;
    private bool _ending;

    public SerialWorker(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Adds work at the end; after <see cref="Dispose"/> it is dropped.</summary>
    public void Post(Action work)
    {
        lock (_work)
        {
            if (!_ending)
            {
                _work.Enqueue(work);
                Monitor.Pulse(_work);
            }
        }
    }

    /// <summary>Lets what was posted finish, then ends the thread.</summary>
    public void Dispose()
    {
        lock (_work)
        {
            _ending = true;
            Monitor.Pulse(_work);
        }

        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        // A takeover waits for this thread. Where it is refused, the link loop's refusal has said so already.
        _ = RealTime.TryRaiseThisThread();
        while (Next() is { } work)
        {
            work();
        }
    }

    private Action? Next()
    {
        lock (_work)
        {
            while (_work.Count == 0 && !_ending)
            {
                Monitor.Wait(_work);
            }

            return _work.TryDequeue(out var work) ? work : null;
        }
    }
}
