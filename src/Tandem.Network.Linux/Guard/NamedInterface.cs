namespace Tandem.Network.Linux.Guard;

/// <summary>An interface by its number, and by its name should an outsider have replaced it meanwhile.</summary>
public readonly record struct NamedInterface(int Index, string Name);
