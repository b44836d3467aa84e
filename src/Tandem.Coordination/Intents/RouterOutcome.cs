using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>What an intent has done to one router.</summary>
/// <param name="Key">Which router.</param>
/// <param name="Name">As the operator calls it.</param>
/// <param name="From">Who was Master; null when nobody is known to have been.</param>
/// <param name="To">Who is Master now; null when nobody is known to be.</param>
/// <param name="IsAsWanted">Whether that is as the intent wants it.</param>
/// <param name="Words">The same as a sentence.</param>
public sealed record RouterOutcome(VirtualRouterKey Key, string Name, string? From, string? To, bool IsAsWanted, string Words);
