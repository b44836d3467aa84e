namespace Tandem.Api.Contracts;

/// <summary>How the nodes' configurations differ.</summary>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="Compared">The nodes whose configurations were compared; the others' are not known.</param>
/// <param name="Differences">Empty when they are alike.</param>
public sealed record DriftReport(string Node, DateTimeOffset At, IReadOnlyList<string> Compared, IReadOnlyList<DriftLine> Differences);
