namespace Tandem.Configuration.Model;

/// <summary>How often a new Master tells the segment where its addresses are (gratuitous ARP, unsolicited NA).</summary>
/// <param name="Count">Announcements in all, the first at once; 1..60.</param>
/// <param name="Interval">Time between two of them; 100 ms..60 s.</param>
public sealed record AnnouncementOptions(int Count, TimeSpan Interval)
{
    public static readonly AnnouncementOptions Default = new(5, TimeSpan.FromSeconds(1));
}
