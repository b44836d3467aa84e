using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "api".</summary>
internal static class ApiReader
{
    public static ApiOptions Read(ConfigSection root)
    {
        var section = root.Section("api");
        return new(
            section.Read("enabled", ValueRules.Flag, ApiOptions.Default.Enabled),
            section.Has("socket") ? DirectoryReader.Read(section, "socket", "/run/tandem/api.sock") : null);
    }
}
