namespace Tandem.Network.Ports;

/// <summary>Gratuitous ARP and unsolicited NA after a takeover.</summary>
/// <param name="Count">How often in all, 1 or more; the first is sent at once.</param>
/// <param name="Interval">Time between two rounds.</param>
public sealed record AnnouncementOptions(int Count, TimeSpan Interval);
