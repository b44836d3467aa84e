using System.Globalization;
using Tandem.Configuration.Model;

namespace Tandem.Configuration.Changes;

/// <summary>
/// What it takes for a running node to follow another document, router by router. What only a restart can change is named, and stays as it runs.
/// </summary>
/// <param name="Result">What the node runs by afterwards.</param>
/// <param name="Routers">What becomes of routers, in the order of their names; the others are left alone.</param>
/// <param name="Checks">Health checks that are not the same in both, by name.</param>
/// <param name="NeedRestart">What the document wants, and only a restart of the node can bring.</param>
public sealed record NodeChange(NodeConfiguration Result, ValueList<RouterChange> Routers, ValueList<string> Checks, ValueList<ValueChange> NeedRestart)
{
    /// <summary>True when following the document is nothing to do.</summary>
    public bool IsNothing => Routers.Count == 0 && Checks.Count == 0;

    /// <param name="running">What the node runs by.</param>
    /// <param name="wanted">What the document gives the same node.</param>
    public static NodeChange Between(NodeConfiguration running, NodeConfiguration wanted)
    {
        var segments = wanted.Segments.Select(segment => running.Segments.FirstOrDefault(known => known.Name == segment.Name) is { } known
            ? segment with { Interface = known.Interface, Gate = known.Gate }
            : segment);
        var result = running with { Segments = [.. segments], Checks = wanted.Checks };
        var checks = running.Checks.Concat(wanted.Checks).Where(check => !running.Checks.Contains(check) || !wanted.Checks.Contains(check)).Select(check => check.Name);
        return new(
            result,
            RouterChanges.Between(running, result),
            [.. checks.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. OfNode(running, wanted).Concat(OfSegments(running, wanted)).OfType<ValueChange>()]);
    }

    private static IEnumerable<ValueChange?> OfNode(NodeConfiguration running, NodeConfiguration wanted) =>
    [
        ValueChange.Between("cluster", running.Cluster, wanted.Cluster),
        ValueChange.Between($"nodes.{running.Name}.address", running.Address.ToString(), wanted.Address.ToString()),
        ValueChange.Between("run-directory", running.RunDirectory, wanted.RunDirectory),
        ValueChange.Between("state-directory", running.StateDirectory, wanted.StateDirectory),
        ValueChange.Between("gate.lease", Shown(running.GateLease), Shown(wanted.GateLease)),
        ValueChange.Between("stall-timeout", Shown(running.StallTimeout), Shown(wanted.StallTimeout)),
        ValueChange.Between("announcements.repeats-per-second", Shown(running.RepeatsPerSecond), Shown(wanted.RepeatsPerSecond)),
        ValueChange.Between("api", running.ApiSocket ?? "off", wanted.ApiSocket ?? "off"),
        ValueChange.Between("api.listen", running.ApiPort?.ToString() ?? "off", wanted.ApiPort?.ToString() ?? "off"),
        ValueChange.Between("metrics", Shown(running.Metrics), Shown(wanted.Metrics)),
        ValueChange.Between("timeline", Shown(running.Timeline), Shown(wanted.Timeline)),
        ValueChange.Between("coordination", Shown(running.Coordination), Shown(wanted.Coordination)),
    ];

    private static IEnumerable<ValueChange?> OfSegments(NodeConfiguration running, NodeConfiguration wanted) =>
        from before in running.Segments
        join after in wanted.Segments on before.Name equals after.Name
        from change in (ValueChange?[])
        [
            ValueChange.Between($"segments.{before.Name}.interface", before.Interface, after.Interface),
            ValueChange.Between($"segments.{before.Name}.gate", before.Gate ? "on" : "off", after.Gate ? "on" : "off"),
        ]
        select change;

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms");

    private static string Shown(MetricsConfiguration metrics) => $"{metrics.Listen?.ToString() ?? "off"}, otlp {(metrics.Otlp is { } otlp ? $"{otlp} every {Shown(metrics.OtlpInterval)}" : "off")}";

    private static string Shown(TimelineOptions timeline) =>
        string.Create(CultureInfo.InvariantCulture, $"{timeline.Directory} for {timeline.MaxAge.TotalDays:0.###}d and {timeline.MaxSize} bytes");

    private static string Shown(CoordinationConfiguration? coordination) => coordination is null ? "off" : string.Create(
        CultureInfo.InvariantCulture,
        $"port {coordination.Port}, {string.Join(", ", coordination.Nodes.Select(node => $"{node.Name} {node.Address}"))}, tls {coordination.Tls?.ToString() ?? "off"}, preempt-hold {Shown(coordination.PreemptHold)}");
}
