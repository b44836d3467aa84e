namespace Tandem.Network.Linux.Guard;

/// <summary>The scripts that a worker waits for.</summary>
internal sealed class PendingScripts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<uint, TaskCompletionSource<ScriptReport?>> _waiting = [];
    private uint _last;
    private bool _isOver;

    /// <summary>A number for the next one, and its end: null when the guard is gone.</summary>
    public (uint Id, Task<ScriptReport?> Ended) Add()
    {
        var ended = new TaskCompletionSource<ScriptReport?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _last++;
            if (_isOver)
            {
                ended.SetResult(null);
            }
            else
            {
                _waiting[_last] = ended;
            }

            return (_last, ended.Task);
        }
    }

    /// <summary>Nobody waits for it any more.</summary>
    /// <returns>False: it had ended.</returns>
    public bool Remove(uint id)
    {
        lock (_lock)
        {
            return _waiting.Remove(id);
        }
    }

    /// <summary>One has ended. One that nobody waits for is none of ours.</summary>
    public void Complete(ScriptReport report)
    {
        lock (_lock)
        {
            if (_waiting.Remove(report.Id, out var ended))
            {
                ended.SetResult(report);
            }
        }
    }

    /// <summary>There will be no more reports.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isOver = true;
            foreach (var ended in _waiting.Values)
            {
                ended.SetResult(null);
            }

            _waiting.Clear();
        }
    }
}
