namespace Tandem.Coordination.Messages;

/// <summary>Not all can: forget it, or go back.</summary>
/// <param name="Change">Which.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record ChangeDrop(Guid Change, string Reason) : INodeMessage;
