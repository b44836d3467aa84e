namespace Tandem.Coordination.Messages;

/// <summary>How far the sender is with a change.</summary>
/// <param name="Change">Which.</param>
/// <param name="Stage">What it was asked for.</param>
/// <param name="Refusal">Empty: that is done. Otherwise why not, in one line.</param>
public sealed record ChangeAnswer(Guid Change, ChangeStage Stage, string Refusal) : INodeMessage;
