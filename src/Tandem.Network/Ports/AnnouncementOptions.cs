namespace Tandem.Network.Ports;

/// <summary>How often a new Master tells the segment where its addresses are (gratuitous ARP, unsolicited NA).</summary>
/// <param name="Count">How often in all, 1..60; the first is sent at once.</param>
/// <param name="Interval">Time between two rounds; 100 ms..60 s.</param>
public sealed record AnnouncementOptions(int Count, TimeSpan Interval);
