namespace Tandem.Configuration.Model;

/// <summary>One link on which virtual routers live, as the file has it.</summary>
/// <param name="Name">The name the other sections use.</param>
/// <param name="Interface">The network interface, unless a node says otherwise.</param>
/// <param name="Gate">Whether the kernel gate keeps a Backup's virtual MAC silent.</param>
public sealed record SegmentOptions(string Name, string Interface, bool Gate)
{
    /// <summary>How two Masters that cannot hear each other are settled.</summary>
    public ArbitrationOptions Arbitration { get; init; } = ArbitrationOptions.Off;
}
