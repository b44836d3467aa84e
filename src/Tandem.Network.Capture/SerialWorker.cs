using Tandem.Network.Linux;

namespace Tandem.Network.Capture;

/// <summary>
/// A thread of its own for kernel calls that may take milliseconds, in the order they were posted. The link loop never waits for it. What
/// piles up while it is busy and is of one kind is done together.
/// </summary>
internal sealed class SerialWorker : IDisposable
{
    /// <summary>So that the first of many need not wait for the last.</summary>
    private const int MostTogether = 64;

    private readonly Queue<Action> _work = new();
    private readonly Thread _thread;
    private object? _joinable;
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
            Enqueue(work);
            _joinable = null;
        }
    }

    /// <summary>Adds an item to the work at the end, if that waits and is of the same kind; else work at the end that begins with it.</summary>
    /// <param name="item">What is to be done.</param>
    /// <param name="work">Does all items of its kind that came together; the same delegate each time, which makes the kind.</param>
    public void PostTogether<T>(T item, Action<List<T>> work)
    {
        lock (_work)
        {
            if (_joinable is Joined<T> waiting && waiting.Work == work && waiting.Items.Count < MostTogether)
            {
                waiting.Items.Add(item);
                return;
            }

            List<T> items = [item];
            Enqueue(() => work(items));
            _joinable = new Joined<T>(items, work);
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

            var next = _work.TryDequeue(out var work) ? work : null;

            // The last one has begun: nothing can join it any more.
            _joinable = _work.Count == 0 ? null : _joinable;
            return next;
        }
    }

    private void Enqueue(Action work)
    {
        if (!_ending)
        {
            _work.Enqueue(work);
            Monitor.Pulse(_work);
        }
    }

    private sealed record Joined<T>(List<T> Items, Action<List<T>> Work);
}
