namespace Tandem.Api.Contracts;

/// <summary>What became of a command.</summary>
/// <param name="Node">Who took it.</param>
/// <param name="At">When.</param>
/// <param name="Text">What holds from now on, in one sentence.</param>
/// <param name="IsDone">Every router is where it is wanted.</param>
/// <param name="Routers">The routers that it is about.</param>
public sealed record CommandOutcome(string Node, DateTimeOffset At, string Text, bool IsDone, IReadOnlyList<RouterMove> Routers);
