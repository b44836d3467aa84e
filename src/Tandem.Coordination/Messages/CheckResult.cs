namespace Tandem.Coordination.Messages;

/// <summary>Where one health check stands.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="State">What is known.</param>
/// <param name="LastRun">How its last run that could tell ended.</param>
/// <param name="Since">When it took its state.</param>
/// <param name="Detail">What the last run said.</param>
public sealed record CheckResult(string Name, HealthState State, HealthState LastRun, HybridStamp Since, string Detail);
