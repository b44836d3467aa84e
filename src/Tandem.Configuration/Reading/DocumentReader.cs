using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the whole document, section by section, then what only shows between sections.</summary>
internal static class DocumentReader
{
    /// <summary>The configuration; not to be used when the context has errors.</summary>
    public static ClusterConfiguration Read(ConfigSection document)
    {
        UnknownKeyCheck.Run(document);
        var root = document.Section("tandem");
        if (!document.Has("tandem"))
        {
            document.Context.Refuse("tandem", null, $"one section tandem {{ ... }} with {string.Join(", ", KnownKeys.Below("tandem"))}");
            return new("", "", default, default, 0, CoordinationOptions.Default, [], [], []);
        }

        var nodeSections = root.Named("nodes");
        var segmentSections = root.Named("segments");
        var nodeNames = root.Section("nodes").Keys.ToList();
        var segmentNames = root.Section("segments").Keys.ToList();
        var checks = ChecksReader.Read(root);
        var checkNames = root.Section("checks").Keys.ToList();
        var announcements = AnnouncementReader.Read(root, AnnouncementReader.Default);
        var preemptDelay = root.Read("preempt-delay", ValueRules.PreemptDelay, TimeSpan.Zero);
        var coordination = CoordinationReader.Read(root);
        var configuration = new ClusterConfiguration(
            ReadCluster(root),
            DirectoryReader.Read(root, "run-directory", "/run/tandem"),
            root.Section("gate").Read("lease", ValueRules.GateLease, TimeSpan.FromMilliseconds(300)),
            root.Read("stall-timeout", ValueRules.StallTimeout, TimeSpan.FromSeconds(2)),
            root.Section("announcements").Read("repeats-per-second", ValueRules.RepeatsPerSecond, 1000),
            coordination,
            [.. nodeSections.Select(entry => NodeReader.Read(entry.Name, entry.Section, segmentNames)).OfType<NodeOptions>().OrderBy(node => node.Name, StringComparer.Ordinal)],
            [.. segmentSections.Select(entry => ReadSegment(entry.Name, entry.Section)).OfType<SegmentOptions>().OrderBy(segment => segment.Name, StringComparer.Ordinal)],
            [
                .. root.Named("virtual-routers")
                    .Select(entry => VirtualRouterReader.Read(entry.Name, entry.Section, announcements, coordination.Authenticity, nodeNames, segmentNames, checkNames))
                    .OfType<VirtualRouterOptions>()
                    .Select(router => router with { PreemptDelay = router.PreemptDelay ?? preemptDelay })
                    .OrderBy(router => router.Name, StringComparer.Ordinal),
            ])
        {
            StateDirectory = DirectoryReader.Read(root, "state-directory", "/var/lib/tandem"),
            Api = ApiReader.Read(root),
            Metrics = MetricsReader.Read(root),
            Timeline = TimelineReader.Read(root),
            Checks = checks,
        };
        new CrossChecks(configuration, document.Context).Run();
        return configuration;
    }

    private static string ReadCluster(ConfigSection root)
    {
        if (root.TryReadText("cluster", $"a name: {ValueRules.AllowedName}", out var name) && !ValueRules.IsName(name))
        {
            root.Context.Refuse(root.PathOf("cluster"), name, $"a name: {ValueRules.AllowedName}");
        }

        return name ?? "";
    }

    private static SegmentOptions? ReadSegment(string name, ConfigSection segment)
    {
        var gate = segment.Read("gate", ValueRules.Flag, true);
        var arbitration = ArbitrationReader.Read(segment);
        return InterfaceReader.TryRead(segment, "interface", out var value) ? new(name, value, gate) { Arbitration = arbitration } : null;
    }
}
