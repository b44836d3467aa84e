using Tandem.Actors.Advice;

namespace Tandem.Coordination.HandOver;

/// <summary>What a preferred Backup goes by.</summary>
/// <param name="Standing">Its router.</param>
/// <param name="Master">Who the Master is.</param>
/// <param name="Missing">What keeps this node from serving; null when nothing does.</param>
/// <param name="Delay">preempt-delay.</param>
/// <param name="Patience">How long it waits for a Master that is not reached over the channel and yet heard there.</param>
/// <param name="IsLeaving">This node is about to end.</param>
internal sealed record ReturnView(RouterStanding Standing, MasterSight Master, string? Missing, TimeSpan Delay, TimeSpan Patience, bool IsLeaving);
