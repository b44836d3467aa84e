using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "api".</summary>
internal static class ApiReader
{
    public static ApiOptions Read(ConfigSection root)
    {
        var section = root.Section("api");
        var usual = ApiOptions.Default;
        var certificate = TlsReader.ReadFile(section, "certificate", usual.Certificate);
        return new(
            section.Read("enabled", ValueRules.Flag, ApiOptions.Default.Enabled),
            section.Has("socket") ? DirectoryReader.Read(section, "socket", "/run/tandem/api.sock") : null)
        {
            Listen = MetricsReader.ReadPlace(section),
            Certificate = certificate,
            Key = TlsReader.ReadFile(section, "key", certificate),
            Access = DirectoryReader.Read(section, "access", usual.Access),
        };
    }
}
