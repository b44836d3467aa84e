namespace Tandem.Interop.Tests.Nodes;

/// <summary>Where a router's addresses live.</summary>
public enum MacMode
{
    /// <summary>On a macvlan with the virtual MAC.</summary>
    Virtual,

    /// <summary>On the interface itself, with its MAC.</summary>
    Plain,
}
