namespace Tandem.Coordination.Messages;

/// <summary>It stays: write it down.</summary>
/// <param name="Change">Which.</param>
/// <param name="Version">When it was confirmed.</param>
public sealed record ChangeConfirm(Guid Change, HybridStamp Version) : INodeMessage;
