namespace Tandem.Coordination.Security;

/// <summary>Lets a line pass once a minute. Safe to use from any thread.</summary>
/// <param name="time">Measures the minute.</param>
internal sealed class RepeatedLines(TimeProvider time)
{
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    /// <summary>Akka's own templates are far fewer.</summary>
    private const int MostLines = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Source, string Line), long> _told = [];

    public bool Allows(string source, string line)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            if (_told.TryGetValue((source, line), out var last) && time.GetElapsedTime(last, now) < Gap)
            {
                return false;
            }

            if (_told.Count >= MostLines)
            {
                foreach (var (old, _) in _told.Where(entry => time.GetElapsedTime(entry.Value, now) >= Gap).ToList())
                {
                    _told.Remove(old);
                }
            }

            if (_told.Count >= MostLines && !_told.ContainsKey((source, line)))
            {
                return false;
            }

            _told[(source, line)] = now;
            return true;
        }
    }
}
