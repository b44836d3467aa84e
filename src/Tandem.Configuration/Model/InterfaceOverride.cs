namespace Tandem.Configuration.Model;

/// <summary>On this node the segment is reached by another interface than elsewhere.</summary>
public sealed record InterfaceOverride(string Segment, string Interface);
