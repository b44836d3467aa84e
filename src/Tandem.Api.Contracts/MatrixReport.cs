namespace Tandem.Api.Contracts;

/// <summary>Who hears whom on the LAN.</summary>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="Cells">For each segment and family: each node about each other one.</param>
/// <param name="Findings">What follows from it, in words; empty when all is well.</param>
public sealed record MatrixReport(string Node, DateTimeOffset At, IReadOnlyList<MatrixCell> Cells, IReadOnlyList<string> Findings);
