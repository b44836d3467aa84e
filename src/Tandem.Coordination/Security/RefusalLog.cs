using System.Collections.Frozen;
using System.Globalization;

namespace Tandem.Coordination.Security;

/// <summary>
/// Tells who was refused: one line a minute for each peer and kind, which says how many like it were left out; a peer that was let in since is
/// told at once. Whoever knocks, and however often, cannot fill the log, nor crowd a configured node out of it. Safe to use from any thread.
/// </summary>
/// <param name="time">Measures the minute.</param>
/// <param name="warn">Takes a line.</param>
/// <param name="configured">What configured nodes are called here, by name and by address: each always has its lines.</param>
internal sealed class RefusalLog(TimeProvider time, Action<string> warn, IEnumerable<string> configured)
{
    /// <summary>A stranger may have any number of addresses; beyond this many in a minute they are only counted.</summary>
    public const int MostStrangers = 32;

    /// <summary>A node that lies can be let in and refused by turns as fast as it likes: so many lines of a kind, and then it waits its minute.</summary>
    public const int MostReturns = 8;

    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly FrozenSet<string> _configured = configured.ToFrozenSet(StringComparer.Ordinal);
    private readonly Dictionary<(string Peer, PeerRefusalKind Kind), Line> _told = [];
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

    /// <summary>A peer was let in: that it is refused after this is news. What it says once it is in is no matter of being let in.</summary>
    /// <param name="peer">Its address.</param>
    public void Welcome(string peer)
    {
        lock (_lock)
        {
            foreach (var key in _told.Keys.Where(key => key.Peer == peer && IsAtTheDoor(key.Kind)).ToList())
            {
                _told[key] = _told[key] with { IsOver = true };
            }
        }
    }

    private static bool IsAtTheDoor(PeerRefusalKind kind) =>
        kind is not (PeerRefusalKind.Impostor or PeerRefusalKind.ForeignMessage or PeerRefusalKind.MalformedMessage or PeerRefusalKind.UnknownMessage);

    /// <summary>How many were left out before this one; null to leave this one out too.</summary>
    private int? Next((string Peer, PeerRefusalKind Kind) key)
    {
        var now = time.GetTimestamp();
        if (key.Kind == PeerRefusalKind.Handshake && _told.Any(told => told.Key.Peer == key.Peer && told.Key.Kind != key.Kind && !told.Value.IsOver && !IsOld(told.Value, now)))
        {
            return null; // The cause has a line already.
        }

        if (_told.TryGetValue(key, out var last))
        {
            var isOld = IsOld(last, now);
            var isDue = isOld || (last.IsOver && last.Returns < MostReturns);
            _told[key] = isDue ? new Line(now, LeftOut: 0, isOld ? 0 : last.Returns + 1) : last with { LeftOut = last.LeftOut + 1 };
            return isDue ? last.LeftOut : null;
        }

        if (!HasPlace(key.Peer, now))
        {
            return null;
        }

        _told[key] = new Line(now, LeftOut: 0, Returns: 0);
        return 0;
    }

    private bool HasPlace(string peer, long now)
    {
        if (_configured.Contains(peer))
        {
            return true;
        }

        var strangers = _told.Where(told => !_configured.Contains(told.Key.Peer)).ToList();
        if (strangers.Count < MostStrangers)
        {
            return true;
        }

        var old = strangers.Where(told => IsOld(told.Value, now)).ToList();
        old.ForEach(told => _told.Remove(told.Key));
        return old.Count > 0;
    }

    private bool IsOld(Line line, long now) => time.GetElapsedTime(line.Told, now) >= Gap;

    /// <param name="Told">When.</param>
    /// <param name="LeftOut">How many like it since.</param>
    /// <param name="Returns">How many lines before it did not wait for their minute.</param>
    private readonly record struct Line(long Told, int LeftOut, int Returns)
    {
        /// <summary>The peer was let in since.</summary>
        public bool IsOver { get; init; }
    }
}
