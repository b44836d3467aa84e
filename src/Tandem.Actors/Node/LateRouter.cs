namespace Tandem.Actors.Node;

/// <summary>A router that has not done yet what the plan of now asks of it.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Work">What it is at.</param>
public sealed record LateRouter(string Name, RouterWork Work);
