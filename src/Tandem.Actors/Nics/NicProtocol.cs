using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>Messages of the actors that own interfaces.</summary>
internal static class NicProtocol
{
    /// <summary>To the NICs' parent: open these as well.</summary>
    public sealed record Begin(ImmutableArray<SegmentPlan> Segments);

    /// <summary>To the NICs' parent: no router is left on this segment, and none will come.</summary>
    public sealed record End(string Segment);

    /// <summary>A NIC to its parent: the port is open, tell me of interfaces and send me routers.</summary>
    public sealed record Opened(string Segment);

    /// <summary>A NIC to its parent: the interface cannot be opened; it stops, and back-off tries again.</summary>
    public sealed record Refused(string Segment, string Interface, string Detail);

    /// <summary>A NIC to its parent: the port that was opened serves no more, or never did; the NIC stops, and back-off tries again.</summary>
    public sealed record Failed(string Segment, string Interface, string Detail);

    /// <summary>A router to the NICs' parent, repeated until <see cref="Registered"/> comes: carry me.</summary>
    public sealed record Register(string Name, RouterAttachment Attachment, IActorRef Router);

    /// <summary>To a router: this NIC carries you; <see cref="InterfaceStanding"/> follows once the interface is ready.</summary>
    public sealed record Registered(IActorRef Nic);

    /// <summary>To a router: the interface cannot carry it.</summary>
    public sealed record AttachRefused(string Detail);

    /// <summary>From a router: put this event into my one order.</summary>
    public sealed record Raise(VirtualRouterKey Key, RouterEvent Event);

    /// <summary>From a router: carry this out.</summary>
    public sealed record Execute(EffectBatch Batch);
}
