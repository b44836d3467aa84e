namespace Tandem.Actors.Logs;

/// <summary>Lets one line per key, and so many in all, pass in each gap, so that a stranger on the LAN cannot fill the log.</summary>
/// <param name="time">Its clock.</param>
/// <param name="gap">Least time between two lines of one key.</param>
internal sealed class LogThrottle(TimeProvider time, TimeSpan gap)
{
    /// <summary>A key is often an address, and a stranger has as many of those as he likes.</summary>
    public const int MostKeys = 32;

    private readonly Dictionary<object, long> _last = [];

    public bool Allows(object key)
    {
        var now = time.GetTimestamp();
        if (_last.TryGetValue(key, out var last) && time.GetElapsedTime(last, now) < gap)
        {
            return false;
        }

        _last.Remove(key);
        if (_last.Count >= MostKeys && !Forget(now))
        {
            return false;
        }

        _last.Add(key, now);
        return true;
    }

    /// <summary>Makes room: what would be told again anyway need not be remembered.</summary>
    private bool Forget(long now)
    {
        foreach (var (key, last) in _last)
        {
            if (time.GetElapsedTime(last, now) >= gap)
            {
                _last.Remove(key);
            }
        }

        return _last.Count < MostKeys;
    }
}
