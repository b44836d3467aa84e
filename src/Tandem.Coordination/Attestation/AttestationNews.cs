using Tandem.Coordination.Security;

namespace Tandem.Coordination.Attestation;

/// <summary>
/// Says when routers fall back to plain VRRP, and when members stand for their advertisements again: one line for all that change for one reason,
/// and each reason for the same routers once a minute. What was left out and still holds is said when the minute is over. The end of what was said is always said.
/// </summary>
/// <param name="board">Remembers what was said, over all lives of the cluster's system.</param>
/// <param name="lines">Lets lines pass.</param>
/// <param name="time">The clock of the board.</param>
internal sealed class AttestationNews(AttestationBoard board, RepeatedLines lines, TimeProvider time)
{
    private const int MostNames = 5;

    /// <summary>What is to be said now.</summary>
    /// <param name="routers">Each router, and its obstacle.</param>
    public IEnumerable<(bool IsWarning, string Line)> Tell(IEnumerable<(AttestedRouter Router, string? Obstacle)> routers)
    {
        foreach (var same in routers.Where(IsNews).GroupBy(entry => entry.Obstacle).ToList())
        {
            foreach (var (router, obstacle) in same.Where(entry => !board.Current.TryGetValue(entry.Router.Key, out var shown) || shown.Obstacle != entry.Obstacle))
            {
                board.Stand(router.Key, new(obstacle, time.GetUtcNow()));
            }

            var unsaid = same.Where(entry => !board.HasSaid(entry.Router.Key, entry.Obstacle)).ToList();
            var names = Names(unsaid.Select(entry => entry.Router.Name));
            if (unsaid.Count == 0 || (same.Key is { } obstructed && !lines.Allows(nameof(AttestationNews), $"{names}: {obstructed}")))
            {
                continue;
            }

            unsaid.ForEach(entry => board.Say(entry.Router.Key, entry.Obstacle));
            yield return same.Key is { } why
                ? (true, $"{names}: plain VRRP, whoever sends a valid advertisement is believed, because {why}")
                : (false, $"{names}: attested, advertisements count when a member stands for them");
        }
    }

    private bool IsNews((AttestedRouter Router, string? Obstacle) entry) =>
        !board.HasSaid(entry.Router.Key, entry.Obstacle) || board.Current.GetValueOrDefault(entry.Router.Key)?.Obstacle != entry.Obstacle;

    private static string Names(IEnumerable<string> routers)
    {
        string[] all = [.. routers.Order(StringComparer.Ordinal)];
        return all.Length <= MostNames ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNames))} and {all.Length - MostNames} more";
    }
}
