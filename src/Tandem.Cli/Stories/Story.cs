using Tandem.Api.Contracts;

namespace Tandem.Cli.Stories;

/// <summary>How a router came to whom it was with at some moment.</summary>
/// <param name="Taken">The change that made its holder Master.</param>
/// <param name="Before">The one that had made its former holder Master; null where the record does not reach back so far.</param>
/// <param name="Left">The holder's own letting go, if it had by then.</param>
internal sealed record Story(Change Taken, Change? Before, Change? Left)
{
    /// <summary>What is older has nothing to do with it, unless somebody shows a line between them.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromSeconds(30);

    /// <summary>What comes of it: the other one lets go, the peers hear of it.</summary>
    private static readonly TimeSpan Future = TimeSpan.FromSeconds(5);

    /// <summary>Where its lines begin: not before the former takeover, which is a story of its own.</summary>
    public DateTimeOffset From => Before is { } before && before.At > Taken.At - Past ? before.At : Taken.At - Past;

    public DateTimeOffset To => Taken.At + Future;

    /// <summary>Null: nobody became Master in these entries.</summary>
    /// <param name="entries">The router's, in causal order.</param>
    public static Story? Of(IEnumerable<TimelineLine> entries)
    {
        Change? taken = null, before = null, left = null;
        foreach (var change in entries.Select(Change.Of).OfType<Change>())
        {
            if (change.IsTaking)
            {
                (before, taken, left) = (taken, change, null);
            }
            else if (change.IsLetting && change.Node == taken?.Node)
            {
                left = change;
            }
        }

        return taken is null ? null : new(taken, before, left);
    }

    /// <summary>The letting go of the former holder around the takeover; null when it recorded none, or was the same node.</summary>
    /// <param name="lines">Those between <see cref="From"/> and <see cref="To"/>.</param>
    public Change? Letting(IEnumerable<TimelineLine> lines) => Before is null || Before.Node == Taken.Node
        ? null
        : lines.Select(Change.Of).OfType<Change>().LastOrDefault(change => change.IsLetting && change.Node == Before.Node && change.Line.Router == Taken.Line.Router);
}
