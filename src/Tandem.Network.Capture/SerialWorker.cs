using Tandem.Network.Linux;

namespace Tandem.Network.Capture;

/// <summary>
/// A thread of its own for kernel calls that may take milliseconds. The link loop never waits for it. What is urgent (addresses of a
/// takeover or a release) comes before what is not (making ready what a router will need); each of the two keeps its order. Only what
/// is urgent has real-time priority: with more segments than processors the rest would keep the link loop from its turns.
/// </summary>
internal sealed class SerialWorker : IDisposable
{
    private readonly object _lock = new();
    private readonly WorkQueue _urgent = new();
    private readonly WorkQueue _ordinary = new();
    private readonly Thread _thread;
    private bool _ending;

    public SerialWorker(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Adds work; after <see cref="Dispose"/> it is dropped.</summary>
    public void Post(Action work) => Add(() => _ordinary.Add(work));

    /// <summary>Adds an item to the work at the end, if that is of its kind (<see cref="WorkQueue.Add{T}"/>).</summary>
    public void PostTogether<T>(T item, Action<List<T>> work) => Add(() => _ordinary.Add(item, work));

    /// <summary>Adds work that comes before what is not urgent.</summary>
    public void PostUrgent(Action work) => Add(() => _urgent.Add(work));

    /// <summary>As <see cref="PostTogether"/>, before what is not urgent.</summary>
    public void PostUrgentTogether<T>(T item, Action<List<T>> work) => Add(() => _urgent.Add(item, work));

    /// <summary>In the middle of long work that is not urgent: does what is.</summary>
    public void DoUrgent() => RealTime.Promptly(() =>
    {
        while (TakeUrgent() is { } work)
        {
            work();
        }
    });

    /// <summary>Lets what was posted finish, then ends the thread.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ending = true;
            Monitor.Pulse(_lock);
        }

        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Add(Action add)
    {
        lock (_lock)
        {
            if (!_ending)
            {
                add();
                Monitor.Pulse(_lock);
            }
        }
    }

    private void Run()
    {
        // A takeover waits for this thread. Where it is refused, the link loop's refusal has said so already.
        _ = RealTime.TryRaiseThisThread();
        while (Next(out var isUrgent) is { } work)
        {
            if (isUrgent)
            {
                work();
            }
            else
            {
                RealTime.Patiently(work);
            }
        }
    }

    private Action? TakeUrgent()
    {
        lock (_lock)
        {
            return _urgent.Take();
        }
    }

    private Action? Next(out bool isUrgent)
    {
        lock (_lock)
        {
            while (true)
            {
                var next = _urgent.Take();
                isUrgent = next is not null;
                next ??= _ordinary.Take();
                if (next is not null || _ending)
                {
                    return next;
                }

                Monitor.Wait(_lock);
            }
        }
    }
}
