using Tandem.Network.Ports;

namespace Tandem.Configuration.Reading;

/// <summary>Reads a section "announcements", the cluster's or a router's.</summary>
internal static class AnnouncementReader
{
    public static readonly AnnouncementOptions Default = new(5, TimeSpan.FromSeconds(1));

    public static AnnouncementOptions Read(ConfigSection around, AnnouncementOptions otherwise)
    {
        var section = around.Section("announcements");
        return new(
            section.Read("count", ValueRules.AnnouncementCount, otherwise.Count),
            section.Read("interval", ValueRules.AnnouncementInterval, otherwise.Interval));
    }
}
