using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>One node as the file has it.</summary>
/// <param name="Name">The name the other sections use.</param>
/// <param name="Address">On the management network.</param>
/// <param name="Interfaces">Where this node's interface differs from the segment's.</param>
public sealed record NodeOptions(string Name, IPvXAddress Address, ValueList<InterfaceOverride> Interfaces)
{
    /// <summary>The interface by which this node reaches a segment.</summary>
    public string InterfaceOf(SegmentOptions segment) =>
        Interfaces.FirstOrDefault(entry => entry.Segment == segment.Name)?.Interface ?? segment.Interface;
}
