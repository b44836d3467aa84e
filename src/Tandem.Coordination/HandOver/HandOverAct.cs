using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>What a step of a hand-over wants done.</summary>
internal abstract record HandOverAct
{
    private HandOverAct()
    {
    }

    /// <summary>Tell a node.</summary>
    public sealed record Send(string Node, INodeMessage Message) : HandOverAct;

    /// <summary>Advise this node's routers.</summary>
    public sealed record Advise(RouterAdvice Advice) : HandOverAct;

    /// <summary>Record it; before anybody is told, so that nobody records first what follows from it.</summary>
    public sealed record Note(VirtualRouterKey Key, Guid Id, HandOverStep Step, string Peer) : HandOverAct;

    /// <summary>A hand-over of this node's is over, one way or the other.</summary>
    public sealed record End(HandOverEnding Ending) : HandOverAct;

    /// <summary>The Master that was asked for a hand-over does not want to, now.</summary>
    public sealed record Declined(VirtualRouterKey Key, string Node, string Reason) : HandOverAct;
}
