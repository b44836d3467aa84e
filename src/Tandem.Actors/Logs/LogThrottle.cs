namespace Tandem.Actors.Logs;

/// <summary>Lets one line per key pass in each gap, so that a stranger on the LAN cannot fill the log.</summary>
/// <param name="time">Its clock.</param>
/// <param name="gap">Least time between two lines of one key.</param>
internal sealed class LogThrottle(TimeProvider time, TimeSpan gap)
{
    private readonly Dictionary<object, long> _last = [];

    public bool Allows(object key)
    {
        var now = time.GetTimestamp();
        if (_last.TryGetValue(key, out var last) && time.GetElapsedTime(last, now) < gap)
        {
            return false;
        }

        _last[key] = now;
        return true;
    }
}
