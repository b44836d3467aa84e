namespace Tandem.Network.Linux.Doctor;

/// <summary>A segment of a node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interface">The interface.</param>
/// <param name="HasVirtualMac">Whether any of its routers has a virtual MAC.</param>
public sealed record PracticeSegment(string Name, string Interface, bool HasVirtualMac);
