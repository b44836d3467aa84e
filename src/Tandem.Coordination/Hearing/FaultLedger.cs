using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>
/// What is told of faults: once when one has begun, again when more is known that calls for another cure, once when it is over. What comes and goes
/// within the time that it takes to be sure is not told.
/// </summary>
internal sealed class FaultLedger
{
    /// <summary>Must be away for so long to be over.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What has been told and is not over.</summary>
    public ImmutableArray<HearingFault> Standing =>
        [.. _entries.Values.Where(entry => entry.Told is not null).Select(entry => entry.Fault).OrderBy(fault => fault.Id, StringComparer.Ordinal)];

    /// <summary>Takes in what is wrong now.</summary>
    /// <param name="faults">All of it.</param>
    /// <param name="now">By a clock that only goes forward.</param>
    /// <param name="ended">What is over.</param>
    /// <returns>What is to be told: it has begun, or says more than it did.</returns>
    public ImmutableArray<HearingFault> Take(IEnumerable<HearingFault> faults, Instant now, out ImmutableArray<HearingFault> ended)
    {
        foreach (var fault in faults)
        {
            _entries[fault.Id] = _entries.TryGetValue(fault.Id, out var known)
                ? known with { Fault = fault, Seen = now }
                : new Entry(fault, now, now, Told: null);
        }

        ended = [.. _entries.Values.Where(entry => now - entry.Seen >= Settling).Select(entry => entry.Told).OfType<HearingFault>()];
        foreach (var gone in _entries.Where(entry => now - entry.Value.Seen >= (entry.Value.Told is null ? TimeSpan.FromTicks(1) : Settling)).Select(entry => entry.Key).ToArray())
        {
            _entries.Remove(gone);
        }

        var news = _entries.Where(entry => IsNews(entry.Value, now)).ToArray();
        foreach (var (id, entry) in news)
        {
            _entries[id] = entry with { Told = entry.Fault };
        }

        return [.. news.Select(entry => entry.Value.Fault)];
    }

    private static bool IsNews(Entry entry, Instant now) =>
        entry.Told is { } told ? entry.Fault.SaysMoreThan(told) : now - entry.Since >= entry.Fault.Patience;

    private sealed record Entry(HearingFault Fault, Instant Since, Instant Seen, HearingFault? Told);
}
