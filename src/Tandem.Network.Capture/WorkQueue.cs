namespace Tandem.Network.Capture;

/// <summary>Work in the order it came, where what comes one after the other and is of one kind may be done together. Needs a lock around it.</summary>
internal sealed class WorkQueue
{
    /// <summary>So that the first of many need not wait for the last.</summary>
    private const int MostTogether = 64;

    private readonly Queue<Action> _work = new();
    private object? _last;

    /// <summary>Adds work at the end.</summary>
    public void Add(Action work)
    {
        _work.Enqueue(work);
        _last = null;
    }

    /// <summary>Adds an item to the work at the end, if that is of the same kind; else work at the end that begins with it.</summary>
    /// <param name="item">What is to be done.</param>
    /// <param name="work">Does all items that came together; the same delegate each time, which makes the kind.</param>
    public void Add<T>(T item, Action<List<T>> work)
    {
        if (_last is Joint<T> joint && joint.Work == work && joint.Items.Count < MostTogether)
        {
            joint.Items.Add(item);
            return;
        }

        List<T> items = [item];
        Add(() => work(items));
        _last = new Joint<T>(items, work);
    }

    /// <summary>Takes the work at the front, which nothing joins any more; null when there is none.</summary>
    public Action? Take()
    {
        var work = _work.TryDequeue(out var first) ? first : null;
        _last = _work.Count == 0 ? null : _last;
        return work;
    }

    private sealed record Joint<T>(List<T> Items, Action<List<T>> Work);
}
