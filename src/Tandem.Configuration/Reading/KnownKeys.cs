namespace Tandem.Configuration.Reading;

/// <summary>Every key there is. A star stands for a name the operator chooses.</summary>
internal static class KnownKeys
{
    public const string AnyName = "*";

    public static readonly IReadOnlyList<string> All =
    [
        "tandem.cluster",
        "tandem.run-directory",
        "tandem.state-directory",
        "tandem.gate.lease",
        "tandem.stall-timeout",
        "tandem.coordination.enabled",
        "tandem.coordination.port",
        "tandem.coordination.preempt-hold",
        "tandem.coordination.tls.mode",
        "tandem.coordination.tls.ca",
        "tandem.coordination.tls.certificate",
        "tandem.coordination.tls.key",
        "tandem.coordination.authenticity",
        "tandem.api.enabled",
        "tandem.api.socket",
        "tandem.api.listen",
        "tandem.api.certificate",
        "tandem.api.key",
        "tandem.api.access",
        "tandem.metrics.listen",
        "tandem.metrics.otlp",
        "tandem.metrics.otlp-interval",
        "tandem.timeline.directory",
        "tandem.timeline.max-age",
        "tandem.timeline.max-size",
        "tandem.checks.*.type",
        "tandem.checks.*.interval",
        "tandem.checks.*.timeout",
        "tandem.checks.*.fall",
        "tandem.checks.*.rise",
        "tandem.checks.*.url",
        "tandem.checks.*.host",
        "tandem.checks.*.status",
        "tandem.checks.*.body",
        "tandem.checks.*.body-pattern",
        "tandem.checks.*.verify",
        "tandem.checks.*.address",
        "tandem.checks.*.process",
        "tandem.checks.*.pid-file",
        "tandem.checks.*.interface",
        "tandem.checks.*.command",
        "tandem.checks.*.user",
        "tandem.preempt-delay",
        "tandem.announcements.count",
        "tandem.announcements.interval",
        "tandem.announcements.repeats-per-second",
        "tandem.nodes.*.address",
        "tandem.nodes.*.interfaces.*",
        "tandem.segments.*.interface",
        "tandem.segments.*.gate",
        "tandem.segments.*.arbitration.mode",
        "tandem.segments.*.arbitration.witness",
        "tandem.virtual-routers.*.segment",
        "tandem.virtual-routers.*.vrid",
        "tandem.virtual-routers.*.addresses",
        "tandem.virtual-routers.*.prefer",
        "tandem.virtual-routers.*.priorities.*",
        "tandem.virtual-routers.*.owner",
        "tandem.virtual-routers.*.version",
        "tandem.virtual-routers.*.advertisement-interval",
        "tandem.virtual-routers.*.preempt",
        "tandem.virtual-routers.*.preempt-delay",
        "tandem.virtual-routers.*.virtual-mac",
        "tandem.virtual-routers.*.accept",
        "tandem.virtual-routers.*.checksum",
        "tandem.virtual-routers.*.checks.*",
        "tandem.virtual-routers.*.authenticity",
        "tandem.virtual-routers.*.foreign-peers",
        "tandem.virtual-routers.*.announcements.count",
        "tandem.virtual-routers.*.announcements.interval",
    ];

    /// <summary>What may stand in a section, given by its pattern; empty for a pattern that is a value.</summary>
    public static IReadOnlyList<string> Below(string pattern)
    {
        var prefix = pattern.Length == 0 ? "" : pattern + ".";
        return [.. All.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..].Split('.')[0]).Distinct()];
    }
}
