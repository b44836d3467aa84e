using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Hints;

/// <summary>A hint as it arrived.</summary>
/// <param name="From">The member that let go.</param>
/// <param name="Boot">Its life.</param>
/// <param name="Age">It was sent at most so long ago; null: nobody can say.</param>
/// <param name="Hint">What it said.</param>
internal sealed record HeardHint(string From, Guid Boot, TimeSpan? Age, ReleaseHint Hint);
