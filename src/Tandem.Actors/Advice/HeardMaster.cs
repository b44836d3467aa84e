using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Advice;

/// <summary>The other Master that a router heard last, whether or not it believes that one to be the better.</summary>
/// <param name="Mastership">Its source, and since when it is heard without another one in between.</param>
/// <param name="Last">Its last advertisement that was no release: priority, interval.</param>
/// <param name="At">When an advertisement of it last reached the router's actor, or was folded and told with the event after it.</param>
/// <param name="Released">True: it has said on the wire that it lets go.</param>
public sealed record HeardMaster(HeardMastership Mastership, Advertisement Last, Instant At, bool Released)
{
    /// <summary>Source of its advertisements.</summary>
    public IPvXAddress Source => Mastership.Source;

    /// <summary>True for the same mastership with the same content: only the time of hearing may differ.</summary>
    public bool Says(HeardMaster? other) => other is not null && this == other with { At = At };

    /// <summary>Takes an accepted advertisement in.</summary>
    /// <param name="before">Who was heard until then; null: nobody.</param>
    /// <param name="heard">The advertisement.</param>
    /// <param name="at">Its reception.</param>
    public static HeardMaster? Hear(HeardMaster? before, in Advertisement heard, Instant at)
    {
        var isSame = before?.Source == heard.Source;
        if (heard.Priority.IsRelease)
        {
            return isSame ? before! with { At = at, Released = true } : before;
        }

        return isSame && !before!.Released
            ? before with { Last = heard, At = at }
            : new HeardMaster(new HeardMastership(heard.Source, at), heard, at, Released: false);
    }
}
