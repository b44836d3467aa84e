using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>Something that happened on a node. Node, life and number name it for ever, so that the same entry from two peers is one.</summary>
/// <param name="Node">Where it happened.</param>
/// <param name="BootId">In which life of the node.</param>
/// <param name="Number">Counts the entries of that life from 1, without gaps.</param>
/// <param name="Stamp">Its place in the causal order.</param>
/// <param name="Kind">A fixed word, such as transition or hint.</param>
/// <param name="Router">The router it is about; null for the node as a whole.</param>
/// <param name="Text">What happened and why, in the words of the log.</param>
public sealed record TimelineEntry(string Node, Guid BootId, ulong Number, HybridStamp Stamp, string Kind, VirtualRouterKey? Router, string Text);
