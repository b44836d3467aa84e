namespace Tandem.Configuration.Model;

/// <summary>One segment as one node sees it, with the routers that node takes part in.</summary>
/// <param name="Name">The segment's name in the file.</param>
/// <param name="Interface">This node's interface on it.</param>
/// <param name="Gate">Whether the kernel gate is used.</param>
/// <param name="Routers">At least one, by name.</param>
public sealed record SegmentConfiguration(string Name, string Interface, bool Gate, ValueList<RouterConfiguration> Routers)
{
    /// <summary>How two Masters that cannot hear each other are settled.</summary>
    public ArbitrationOptions Arbitration { get; init; } = ArbitrationOptions.Off;
}
