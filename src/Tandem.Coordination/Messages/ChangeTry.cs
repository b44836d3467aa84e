namespace Tandem.Coordination.Messages;

/// <summary>All can: follow it, and go back by yourself unless it is confirmed in time.</summary>
/// <param name="Change">Which.</param>
/// <param name="ConfirmWithin">From when the receiver follows it.</param>
public sealed record ChangeTry(Guid Change, TimeSpan ConfirmWithin) : INodeMessage;
