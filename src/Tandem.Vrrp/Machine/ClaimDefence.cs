using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>
/// How often a foreign claim to a held address is answered: at once, then at most once a second while it lasts. A claim inside
/// that second is answered at its end, because the clients believe it until then.
/// </summary>
/// <param name="AnswerAllowedAt">No answer before this instant.</param>
/// <param name="AnswerOwed">A claim was heard that no answer followed yet.</param>
public readonly record struct ClaimDefence(Instant AnswerAllowedAt, bool AnswerOwed)
{
    /// <summary>Least time between two answers. RFC 5227 §2.4 (c) asks for ten seconds; for a virtual address that is too long an outage.</summary>
    public static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(1);

    /// <summary>No claim was heard.</summary>
    public static ClaimDefence Quiet { get; } = new(new Instant(long.MinValue), AnswerOwed: false);

    /// <summary>When an answer is due; <see cref="Instant.Never"/> when none is owed.</summary>
    public Instant NextDeadline => AnswerOwed ? AnswerAllowedAt : Instant.Never;

    /// <summary>A foreign claim was heard. Ask <see cref="IsDue"/> whether to answer it now.</summary>
    public ClaimDefence Hear() => this with { AnswerOwed = true };

    /// <summary>True when an announcement is to be sent now; then <see cref="AnsweredAt"/>.</summary>
    public bool IsDue(Instant now) => now >= NextDeadline;

    /// <summary>What is owed waits, for as long as after an answer.</summary>
    public ClaimDefence Postponed(Instant now) => this with { AnswerAllowedAt = now + LeastGap };

    /// <summary>An announcement was sent.</summary>
    public static ClaimDefence AnsweredAt(Instant now) => new(now + LeastGap, AnswerOwed: false);
}
