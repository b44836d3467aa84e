namespace Tandem.Coordination.Messages;

/// <summary>How much of one life of one node somebody has on record.</summary>
/// <param name="Node">Whose entries.</param>
/// <param name="BootId">Of which life.</param>
/// <param name="Through">All entries through this number are there; 0 for none.</param>
public sealed record TimelineMark(string Node, Guid BootId, ulong Through);
