using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "timeline".</summary>
internal static class TimelineReader
{
    public static TimelineOptions Read(ConfigSection root)
    {
        var section = root.Section("timeline");
        var otherwise = TimelineOptions.Default;
        return new(
            DirectoryReader.Read(section, "directory", otherwise.Directory),
            section.Read("max-age", ValueRules.Age, otherwise.MaxAge),
            section.Read("max-size", ValueRules.DiskSize, otherwise.MaxSize));
    }
}
