using Tandem.Network.Ports;

namespace Tandem.Actors.Node;

/// <summary>One virtual router this node takes part in.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Attachment">What it is and how the interface carries it.</param>
public sealed record RouterPlan(string Name, RouterAttachment Attachment);
