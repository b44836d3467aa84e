using System.Collections.Immutable;
using Tandem.Network.Checks;
using Tandem.Network.Ports;

namespace Tandem.Actors.Node;

/// <summary>One virtual router this node takes part in.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Attachment">What it is and how the interface carries it.</param>
public sealed record RouterPlan(string Name, RouterAttachment Attachment)
{
    /// <summary>Its health checks, and what they do to it.</summary>
    public ImmutableArray<RouterCheck> Checks { get; init; } = [];

    /// <summary>The other nodes that take part in it, by name.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>True when both say the same.</summary>
    public bool IsLike(RouterPlan other) =>
        Name == other.Name && Attachment == other.Attachment && Checks.SequenceEqual(other.Checks) && Others.SequenceEqual(other.Others);
}
