namespace Tandem.Network.Checks;

/// <summary>One health check of a node.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Target">What is looked at.</param>
/// <param name="Interval">From the beginning of one run to the beginning of the next, if that one has ended by then.</param>
/// <param name="Timeout">How long a run may take.</param>
/// <param name="Fall">So many failed runs in a row, and the check is down.</param>
/// <param name="Rise">So many passed runs in a row, and it is up.</param>
public sealed record CheckPlan(string Name, CheckTarget Target, TimeSpan Interval, TimeSpan Timeout, int Fall, int Rise);
