using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>
/// What is told of faults: once when one has begun, once when it is over. What comes and goes within the time that it takes to be sure is not told.
/// </summary>
internal sealed class FaultLedger
{
    /// <summary>Must be away for so long to be over.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What has been told and is not over.</summary>
    public ImmutableArray<HearingFault> Standing =>
        [.. _entries.Values.Where(entry => entry.IsTold).Select(entry => entry.Fault).OrderBy(fault => fault.Id, StringComparer.Ordinal)];

    /// <summary>Takes in what is wrong now.</summary>
    /// <param name="faults">All of it.</param>
    /// <param name="now">By a clock that only goes forward.</param>
    /// <param name="ended">What is over.</param>
    /// <returns>What has begun.</returns>
    public ImmutableArray<HearingFault> Take(IEnumerable<HearingFault> faults, Instant now, out ImmutableArray<HearingFault> ended)
    {
        foreach (var fault in faults)
        {
            _entries[fault.Id] = _entries.TryGetValue(fault.Id, out var known)
                ? known with { Fault = fault, Seen = now }
                : new Entry(fault, now, now, IsTold: false);
        }

        ended = [.. _entries.Values.Where(entry => entry.IsTold && now - entry.Seen >= Settling).Select(entry => entry.Fault)];
        foreach (var gone in _entries.Where(entry => now - entry.Value.Seen >= (entry.Value.IsTold ? Settling : TimeSpan.FromTicks(1))).Select(entry => entry.Key).ToArray())
        {
            _entries.Remove(gone);
        }

        var began = _entries.Where(entry => !entry.Value.IsTold && now - entry.Value.Since >= entry.Value.Fault.Patience).ToArray();
        foreach (var (id, entry) in began)
        {
            _entries[id] = entry with { IsTold = true };
        }

        return [.. began.Select(entry => entry.Value.Fault)];
    }

    private sealed record Entry(HearingFault Fault, Instant Since, Instant Seen, bool IsTold);
}
