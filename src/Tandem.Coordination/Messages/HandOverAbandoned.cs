using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>Either side gives the hand-over up: the Master takes its priority back, the target stays what it is.</summary>
/// <param name="HandOver">Of the request.</param>
/// <param name="Router">Of the request.</param>
/// <param name="Reason">Why, in the words of the log.</param>
public sealed record HandOverAbandoned(Guid HandOver, VirtualRouterKey Router, string Reason) : INodeMessage;
