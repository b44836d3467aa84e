using System.Globalization;

namespace Tandem.Coordination.Security;

/// <summary>
/// Tells who was refused: one line a minute for each peer and kind, which says how many like it were left out. Whoever knocks, and however
/// often, cannot fill the log. Safe to use from any thread.
/// </summary>
/// <param name="time">Measures the minute.</param>
/// <param name="warn">Takes a line.</param>
internal sealed class RefusalLog(TimeProvider time, Action<string> warn)
{
    /// <summary>A stranger may have any number of addresses; beyond this many in a minute they are only counted.</summary>
    public const int MostPeers = 32;

    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Peer, PeerRefusalKind Kind), (long Told, int LeftOut)> _told = [];
    private readonly Dictionary<PeerRefusalKind, long> _counts = [];

    /// <summary>All that was refused since the start, told or not.</summary>
    public IReadOnlyDictionary<PeerRefusalKind, long> Counts
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<PeerRefusalKind, long>(_counts);
            }
        }
    }

    /// <param name="peer">Its address.</param>
    /// <param name="refusal">What is wrong with it.</param>
    public void Tell(string peer, PeerRefusal refusal)
    {
        string line;
        lock (_lock)
        {
            _counts[refusal.Kind] = _counts.GetValueOrDefault(refusal.Kind) + 1;
            if (Next((peer, refusal.Kind)) is not { } leftOut)
            {
                return;
            }

            line = string.Create(CultureInfo.InvariantCulture, $"refused {peer}: {refusal.What}; {refusal.Cure}{(leftOut > 0 ? $" (and {leftOut} more times since the last such line)" : "")}");
        }

        warn(line);
    }

    /// <summary>How many were left out before this one; null to leave this one out too.</summary>
    private int? Next((string Peer, PeerRefusalKind Kind) key)
    {
        var now = time.GetTimestamp();
        if (key.Kind == PeerRefusalKind.Handshake && _told.Any(told => told.Key.Peer == key.Peer && told.Key.Kind != key.Kind && time.GetElapsedTime(told.Value.Told, now) < Gap))
        {
            return null; // The cause has a line already.
        }

        if (_told.TryGetValue(key, out var last))
        {
            var due = time.GetElapsedTime(last.Told, now) >= Gap;
            _told[key] = due ? (now, 0) : (last.Told, last.LeftOut + 1);
            return due ? last.LeftOut : null;
        }

        if (_told.Count >= MostPeers)
        {
            foreach (var (old, _) in _told.Where(entry => time.GetElapsedTime(entry.Value.Told, now) >= Gap).ToList())
            {
                _told.Remove(old);
            }
        }

        return _told.Count < MostPeers && _told.TryAdd(key, (now, 0)) ? 0 : null;
    }
}
