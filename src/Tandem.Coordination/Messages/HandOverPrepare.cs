using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>The Master asks a Backup whether it is ready to become Master in its place.</summary>
/// <param name="HandOver">Names this hand-over in every message about it.</param>
/// <param name="Router">The router to be handed over.</param>
/// <param name="Epoch">The sender's mastership that is to end.</param>
/// <param name="Reason">Why, in the words of the log.</param>
public sealed record HandOverPrepare(Guid HandOver, VirtualRouterKey Router, ulong Epoch, string Reason) : INodeMessage;
