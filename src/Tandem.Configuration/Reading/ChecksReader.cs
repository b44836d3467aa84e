using Tandem.Configuration.Model;
using Tandem.Network.Checks;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "checks".</summary>
internal static class ChecksReader
{
    private static readonly CheckPlan Default = new("", new CheckTarget.Interface(""), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 3, 2);

    private static readonly string[] Common = ["type", "interval", "fall", "rise"];
    private static readonly string[] Web = [.. Common, "timeout", "url", "host", "status", "body", "body-pattern"];

    /// <summary>What may stand in a check, by its type.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["http"] = Web,
        ["https"] = [.. Web, "verify"],
        ["tcp"] = [.. Common, "timeout", "address"],
        ["process"] = [.. Common, "process", "pid-file"],
        ["interface"] = [.. Common, "interface"],
        ["script"] = [.. Common, "timeout", "command", "user"],
    };

    /// <summary>The checks by name; what is wrong is reported and left out.</summary>
    public static ValueList<CheckPlan> Read(ConfigSection root) => root.Has("checks")
        ? [.. root.Named("checks").Select(entry => Read(entry.Name, entry.Section)).OfType<CheckPlan>().OrderBy(check => check.Name, StringComparer.Ordinal)]
        : [];

    private static CheckPlan? Read(string name, ConfigSection check)
    {
        var allowed = string.Join(", ", Keys.Keys.SkipLast(1)) + " or " + Keys.Keys.Last();
        if (!check.TryReadText("type", allowed, out var type))
        {
            return null;
        }

        if (!Keys.TryGetValue(type, out var keys))
        {
            check.Context.Refuse(check.PathOf("type"), type, allowed);
            return null;
        }

        foreach (var key in check.Keys.Where(key => !keys.Contains(key) && KnownKeys.Below("tandem.checks.*").Contains(key)))
        {
            check.Context.Fault(check.PathOf(key), $"is set for type {type}", string.Join(", ", keys));
        }

        return CheckTargetReader.Read(type, name, check) is { } target
            ? new CheckPlan(
                name,
                target,
                check.Read("interval", ValueRules.CheckInterval, Default.Interval),
                check.Read("timeout", ValueRules.CheckTimeout, Default.Timeout),
                check.Read("fall", ValueRules.CheckRuns, Default.Fall),
                check.Read("rise", ValueRules.CheckRuns, Default.Rise))
            : null;
    }
}
