using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>What a port to one segment is opened with: how this node is connected to it.</summary>
/// <param name="Segment">The configured name.</param>
/// <param name="Interface">The kernel's interface name on this node.</param>
/// <param name="Gate">False: the operator wrote <c>gate = off</c>; Backup macvlans are then kept down.</param>
/// <param name="GateLease">How long the gate stays open when nobody renews it.</param>
public sealed record SegmentPortOptions(string Segment, string Interface, bool Gate, TimeSpan GateLease)
{
    /// <summary>How long an answer may be owed before the routers it is owed to are released.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many announcements in a second may be repetitions, for all routers here; 1 or more. The first of a takeover do not count.</summary>
    public int RepeatsPerSecond { get; init; } = 1000;

    /// <summary>
    /// True: an earlier life has left its routers in place for this one, open and with their addresses, and they stay so; each is closed
    /// again unless it becomes Master soon.
    /// </summary>
    public bool Resumes { get; init; }

    /// <summary>The routers configured here: what an earlier life made for any other is deleted. Null: unknown, nothing is deleted.</summary>
    public IReadOnlySet<VirtualRouterKey>? Routers { get; init; }
}
