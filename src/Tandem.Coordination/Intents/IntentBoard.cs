using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>
/// What operators want, for whoever reads it, on any thread; it outlives the cluster's system, and does not need it. An intent is on the disk
/// before anybody acts on it.
/// </summary>
public sealed class IntentBoard
{
    private readonly Lock _lock = new();
    private readonly string _node;
    private readonly IntentFile _file;
    private readonly TimeProvider _time;
    private IntentSet _current;
    private bool _isKept = true;

    private IntentBoard(string node, IntentFile file, TimeProvider time) => (_node, _file, _time, _current) = (node, file, time, file.Read());

    /// <summary>Told after each change, on the thread of whoever brought it.</summary>
    public event Action? Changed;

    /// <summary>What stands now.</summary>
    public IntentSet Current => Volatile.Read(ref _current);

    /// <summary>With what stands in this node's file.</summary>
    /// <param name="directory">Outlives a boot; it is made when it is missing.</param>
    /// <param name="node">This node.</param>
    /// <param name="time">The clock of versions.</param>
    /// <param name="warn">Takes a line when the disk refuses.</param>
    public static IntentBoard Open(string directory, string node, TimeProvider time, Action<string> warn) =>
        new(node, new IntentFile(Path.Combine(directory, $"intents-{node}"), warn), time);

    /// <summary>An operator wants something on this node: later than anything known about the same subject, whatever the calendar says.</summary>
    public Intent Give(IntentKind kind, string node, VirtualRouterKey? router)
    {
        lock (_lock)
        {
            var wanted = new Intent(kind, node, router, default, _node);
            var before = _current.Find(IntentSubject.Of(wanted))?.Version ?? default;
            var given = wanted with { Version = HybridClock.After(before, _time.GetUtcNow().ToUnixTimeMilliseconds() * 1000) };
            Keep(_current.With(given));
            return given;
        }
    }

    /// <summary>What another node knows.</summary>
    /// <returns>True: there was news in it.</returns>
    public bool Take(IEnumerable<Intent> intents)
    {
        lock (_lock)
        {
            var merged = _current.With(intents);
            if (ReferenceEquals(merged, _current))
            {
                return false;
            }

            Keep(merged);
            return true;
        }
    }

    /// <summary>Tries again what the disk has refused. Never waits for whoever waits for the disk: it is called again and again, for as long as that may hang.</summary>
    public void Settle()
    {
        if (!_lock.TryEnter())
        {
            return;
        }

        try
        {
            _isKept = _isKept || _file.Write(_current);
        }
        finally
        {
            _lock.Exit();
        }
    }

    private void Keep(IntentSet intents)
    {
        _isKept = _file.Write(intents);
        Volatile.Write(ref _current, intents);
        Changed?.Invoke();
    }
}
