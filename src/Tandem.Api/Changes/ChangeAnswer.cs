using Tandem.Api.Contracts;

namespace Tandem.Api.Changes;

/// <summary>What became of a configuration that was offered. One of the two is given.</summary>
/// <param name="Report">What follows.</param>
/// <param name="Refusal">Nothing: in one line what is wrong with it, and what is allowed.</param>
public sealed record ChangeAnswer(ChangeReport? Report, string? Refusal);
