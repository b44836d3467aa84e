using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>
/// What the link loop folded by itself since the last acknowledged batch. A folded advertisement only moves the deadline, so this is
/// all an actor needs to catch up before it steps.
/// </summary>
/// <param name="NextDeadline">The deadline now: Master_Down_Timer or Adver_Timer.</param>
/// <param name="HeardAt">When the last folded advertisement came; null if only own advertisements were sent.</param>
/// <param name="HeardFrom">Its source; meaningful with <paramref name="HeardAt"/>.</param>
public readonly record struct Observation(Instant NextDeadline, Instant? HeardAt, IPvXAddress HeardFrom);
