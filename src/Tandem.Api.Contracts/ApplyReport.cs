namespace Tandem.Api.Contracts;

/// <summary>What became of a configuration that all nodes are to follow.</summary>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="IsConfirmed">True: it is in the nodes' files. False: they go back unless it is confirmed in time.</param>
/// <param name="Nodes">Who follows it.</param>
/// <param name="Away">Configured and not reached: they catch up when they are back and it is confirmed.</param>
/// <param name="ConfirmBy">Until when it can be confirmed; null when it is.</param>
/// <param name="Remarks">What did not come about, a line each.</param>
public sealed record ApplyReport(
    string Node, DateTimeOffset At, bool IsConfirmed, IReadOnlyList<string> Nodes, IReadOnlyList<string> Away, DateTimeOffset? ConfirmBy, IReadOnlyList<string> Remarks);
