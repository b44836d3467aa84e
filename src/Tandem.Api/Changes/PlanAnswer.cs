namespace Tandem.Api.Changes;

/// <summary>What would become of a configuration. One of the two is given.</summary>
/// <param name="Change">What would follow.</param>
/// <param name="Refusal">Nothing: in one line what is wrong with it, and what is allowed.</param>
public sealed record PlanAnswer(PlannedChange? Change, string? Refusal);
