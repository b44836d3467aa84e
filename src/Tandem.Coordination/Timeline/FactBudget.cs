namespace Tandem.Coordination.Timeline;

/// <summary>
/// What a stranger on the LAN can cause must not push the story out of the record: what has a sum is counted together, notices are so many of
/// a kind in a window, and the rest is counted. What only this node and its members can cause is recorded each time.
/// </summary>
/// <param name="time">Measures the window.</param>
internal sealed class FactBudget(TimeProvider time)
{
    /// <summary>Notices of one kind in a window.</summary>
    public const int MostOfAKind = 20;

    /// <summary>Different sums that are kept apart; of further ones only the number is recorded.</summary>
    public const int MostSums = 200;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly HashSet<TimelineKind> Rationed =
        [TimelineKind.Link, TimelineKind.Late, TimelineKind.Stall, TimelineKind.Authenticity, TimelineKind.Channel, TimelineKind.Discard, TimelineKind.Advice];

    private readonly Dictionary<object, TimelineFact?> _sums = [];
    private readonly Dictionary<TimelineKind, int> _taken = [];
    private long _leftOut;
    private long _since = time.GetTimestamp();

    /// <summary>The fact to record now; null when it is summed up or left out.</summary>
    public TimelineFact? Take(TimelineFact fact)
    {
        if (fact.Sum is { } sum && (_sums.Count < MostSums || _sums.ContainsKey(sum)))
        {
            return Count(sum, fact);
        }

        if (!Rationed.Contains(fact.Kind))
        {
            return fact;
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
        var facts = _sums.Values.OfType<TimelineFact>().ToList();
        foreach (var (key, sum) in _sums.ToList())
        {
            if (sum is null)
            {
                _sums.Remove(key);
            }
            else
            {
                _sums[key] = null;
            }
        }

        if (_leftOut > 0)
        {
            facts.Add(new TimelineFact.Missing(_leftOut, MissingReason.TooManyOfOneKind));
            _leftOut = 0;
        }

        return facts;
    }

    /// <summary>The first of a sum at once, what follows together.</summary>
    private TimelineFact? Count(object sum, TimelineFact fact)
    {
        if (!_sums.TryGetValue(sum, out var known))
        {
            _sums[sum] = null;
            return fact;
        }

        _sums[sum] = known is null ? fact : fact.Over(known);
        return null;
    }
}
