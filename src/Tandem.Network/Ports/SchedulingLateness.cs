namespace Tandem.Network.Ports;

/// <summary>How late this node's own thread of deadlines was, whoever kept it from running.</summary>
/// <param name="Last">The latest deadline's delay.</param>
/// <param name="Worst">The longest delay of the window.</param>
/// <param name="Late">How many deadlines since the start were later than the threshold.</param>
/// <param name="Threshold">The shortest interval between two advertisements: who is later may have missed one.</param>
/// <param name="Window">How far <paramref name="Worst"/> looks back, at least; at most twice as far.</param>
public readonly record struct SchedulingLateness(TimeSpan Last, TimeSpan Worst, long Late, TimeSpan Threshold, TimeSpan Window);
