namespace Tandem.Coordination.Messages;

/// <summary>A message and whom it is from. Only this is ever sent to another node.</summary>
/// <param name="Cluster">The cluster's name; a message of another cluster is dropped.</param>
/// <param name="Node">The sender's name in the configuration.</param>
/// <param name="BootId">Names one life of the sender's process.</param>
/// <param name="Sequence">Rises by at least one with every message of this life; what does not rise is a copy and is dropped.</param>
/// <param name="Stamp">The sender's hybrid logical clock when it sent this.</param>
/// <param name="Body">The message.</param>
public sealed record Envelope(string Cluster, string Node, Guid BootId, ulong Sequence, HybridStamp Stamp, INodeMessage Body)
{
    /// <summary>Tells the receiver how old this is at most.</summary>
    public EnvelopeClock Clock { get; init; }
}
