namespace Tandem.Coordination.Messages;

/// <summary>One value that must be the same on all nodes.</summary>
/// <param name="Key">The key in the configuration, such as advertisement-interval.</param>
/// <param name="Value">As the configuration writes it.</param>
public sealed record ConfiguredValue(string Key, string Value);
