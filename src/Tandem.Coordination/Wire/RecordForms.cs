using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>What was wanted, configured and done: the forms of intents, configurations and the timeline.</summary>
internal static class RecordForms
{
    public static Proto.IntentExchange ToWire(IntentExchange exchange) => new() { Intents = { exchange.Intents.Select(ToWire) } };

    /// <summary>An intent of a newer kind is left out: it is replicated again when this node knows it.</summary>
    public static IntentExchange Read(Proto.IntentExchange exchange) =>
        new([.. exchange.Intents.Where(intent => Enum.IsDefined((IntentKind)intent.Kind)).Select(Read)]);

    public static Proto.ConfigurationDigest ToWire(ConfigurationDigest digest) =>
        new() { Digest = digest.Digest, Routers = { digest.Routers.Select(ToWire) }, Cluster = { digest.Cluster.Select(ToWire) } };

    public static ConfigurationDigest Read(Proto.ConfigurationDigest digest) =>
        new(digest.Digest, Values.Read(digest.Routers, Read)) { Cluster = Values.Read(digest.Cluster, Read) };

    public static Proto.TimelineEntries ToWire(TimelineEntries entries) =>
        new() { Entries = { entries.Entries.Select(ToWire) }, After = { entries.After.Select(ToWire) }, HasMore = entries.HasMore };

    public static TimelineEntries Read(Proto.TimelineEntries entries) =>
        new(Values.Read(entries.Entries, Read)) { After = Values.Read(entries.After, Read), HasMore = entries.HasMore };

    public static Proto.TimelineKnown ToWire(TimelineKnown known) => new() { Marks = { known.Marks.Select(ToWire) } };

    public static TimelineKnown Read(Proto.TimelineKnown known) => new(Values.Read(known.Marks, Read));

    private static Proto.TimelineMark ToWire(TimelineMark mark) => new() { Node = mark.Node, BootId = Values.ToWire(mark.BootId), Through = mark.Through };

    private static TimelineMark Read(Proto.TimelineMark mark) => new(mark.Node, Values.ReadGuid(mark.BootId), mark.Through);

    private static Proto.Intent ToWire(Intent intent) => new()
    {
        Kind = (uint)intent.Kind,
        Node = intent.Node,
        Router = intent.Router is { } router ? Values.ToWire(router) : null,
        Version = Values.ToWire(intent.Version),
        Origin = intent.Origin,
    };

    private static Intent Read(Proto.Intent intent) => new(
        (IntentKind)intent.Kind,
        intent.Node,
        Values.ReadOptionalKey(intent.Router),
        Values.ReadStamp(intent.Version),
        intent.Origin);

    private static Proto.RouterConfiguration ToWire(RouterConfiguration router) => new()
    {
        Router = Values.ToWire(router.Router),
        Name = router.Name,
        Values = { router.Values.Select(ToWire) },
    };

    private static Proto.ConfiguredValue ToWire(ConfiguredValue value) => new() { Key = value.Key, Value = value.Value };

    private static ConfiguredValue Read(Proto.ConfiguredValue value) => new(value.Key, value.Value);

    private static RouterConfiguration Read(Proto.RouterConfiguration router) => new(
        Values.ReadKey(router.Router),
        router.Name,
        Values.Read(router.Values, Read));

    private static Proto.TimelineEntry ToWire(TimelineEntry entry) => new()
    {
        Node = entry.Node,
        BootId = Values.ToWire(entry.BootId),
        Number = entry.Number,
        Stamp = Values.ToWire(entry.Stamp),
        Kind = entry.Kind,
        Router = entry.Router is { } router ? Values.ToWire(router) : null,
        Text = entry.Text,
    };

    private static TimelineEntry Read(Proto.TimelineEntry entry) => new(
        entry.Node,
        Values.ReadGuid(entry.BootId),
        entry.Number,
        Values.ReadStamp(entry.Stamp),
        entry.Kind,
        Values.ReadOptionalKey(entry.Router),
        entry.Text);
}
