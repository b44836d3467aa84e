using Tandem.Vrrp.Wire;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// What a stranger on the LAN can cause must not push the story out of the record: discards are summed up by interface and reason, other notices
/// are so many of a kind in a window, and the rest is counted.
/// </summary>
/// <param name="time">Measures the window.</param>
internal sealed class FactBudget(TimeProvider time)
{
    /// <summary>Notices of one kind in a window.</summary>
    public const int MostOfAKind = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string, DiscardReason), TimelineFact.Discarded?> _discards = [];
    private readonly Dictionary<TimelineKind, int> _taken = [];
    private long _leftOut;
    private long _since = time.GetTimestamp();

    /// <summary>The fact to record now; null when it is summed up or left out.</summary>
    public TimelineFact? Take(TimelineFact fact)
    {
        if (fact is TimelineFact.Discarded discarded)
        {
            return Sum(discarded);
        }

        if (time.GetElapsedTime(_since) >= Window)
        {
            _taken.Clear();
            _since = time.GetTimestamp();
        }

        var taken = _taken[fact.Kind] = _taken.GetValueOrDefault(fact.Kind) + 1;
        _leftOut += taken > MostOfAKind ? 1 : 0;
        return taken > MostOfAKind ? null : fact;
    }

    /// <summary>To be asked once a window: what was summed up and left out.</summary>
    public IReadOnlyList<TimelineFact> Settle()
    {
        var facts = _discards.Values.OfType<TimelineFact>().ToList();
        foreach (var (key, sum) in _discards.ToList())
        {
            if (sum is null)
            {
                _discards.Remove(key);
            }
            else
            {
                _discards[key] = null;
            }
        }

        if (_leftOut > 0)
        {
            facts.Add(new TimelineFact.Missing(_leftOut, MissingReason.TooManyOfOneKind));
            _leftOut = 0;
        }

        return facts;
    }

    /// <summary>The first of a kind at once, what follows as a sum.</summary>
    private TimelineFact.Discarded? Sum(TimelineFact.Discarded discarded)
    {
        var key = (discarded.Interface, discarded.Reason);
        if (!_discards.TryGetValue(key, out var known))
        {
            _discards[key] = null;
            return discarded;
        }

        _discards[key] = discarded with { Count = discarded.Count + (known?.Count ?? 0) };
        return null;
    }
}
