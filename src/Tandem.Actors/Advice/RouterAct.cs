using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Advice;

/// <summary>What a router's actor is to do besides the batch that answers an event.</summary>
internal abstract record RouterAct
{
    private RouterAct()
    {
    }

    /// <summary>Put an event into the router's one order.</summary>
    public sealed record Raise(RouterEvent Event) : RouterAct;

    /// <summary>Leave, and start no more, however the interface stands.</summary>
    public sealed record Leave(ShutdownReason Cause) : RouterAct;

    /// <summary>Start again as soon as the interface allows.</summary>
    public sealed record Return : RouterAct;

    /// <summary>Tell it.</summary>
    public sealed record Tell(NodeReport Report) : RouterAct;
}
