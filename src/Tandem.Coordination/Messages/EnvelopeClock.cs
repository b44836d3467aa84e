namespace Tandem.Coordination.Messages;

/// <summary>What an envelope says of the clocks of both ends, so that the receiver can tell how old it is at most. All in microseconds.</summary>
/// <param name="Now">The sender's own clock, which only ever rises; 0: an older node, which does not say.</param>
/// <param name="Echo">The receiver's clock in the latest envelope of its that the sender has; 0: none.</param>
/// <param name="Held">For how long the sender has it.</param>
public readonly record struct EnvelopeClock(ulong Now, ulong Echo, ulong Held);
