using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "coordination".</summary>
internal static class CoordinationReader
{
    public static CoordinationOptions Read(ConfigSection root)
    {
        var section = root.Section("coordination");
        return new(
            section.Read("enabled", ValueRules.Flag, CoordinationOptions.Default.Enabled),
            section.Read("port", ValueRules.Port, CoordinationOptions.Default.Port),
            TlsReader.Read(section))
        {
            PreemptHold = section.Read("preempt-hold", ValueRules.PreemptHold, CoordinationOptions.Default.PreemptHold),
            Authenticity = AuthenticityReader.Read(section, CoordinationOptions.Default.Authenticity),
        };
    }
}
