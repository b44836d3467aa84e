using Tandem.Network.Checks;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>One virtual router as one node runs it.</summary>
/// <param name="Name">For people; the protocol knows the key in <paramref name="Parameters"/>.</param>
/// <param name="Parameters">What the protocol looks at.</param>
/// <param name="VirtualMac">On a macvlan with the virtual MAC; otherwise a plain secondary address.</param>
/// <param name="Accept">Accept_Mode: packets to the virtual addresses are taken by this host while it is Master.</param>
/// <param name="Announcements">Repetition of gratuitous ARP and unsolicited NA.</param>
public sealed record RouterConfiguration(
    string Name, VirtualRouterParameters Parameters, bool VirtualMac, bool Accept, AnnouncementOptions Announcements)
{
    /// <summary>Its health checks, and what they do to it.</summary>
    public ValueList<RouterCheck> Checks { get; init; } = [];

    /// <summary>The other nodes that take part in it.</summary>
    public ValueList<string> Others { get; init; } = [];

    /// <summary>How long this node, when it returns, leaves a Master of lower priority alone.</summary>
    public TimeSpan PreemptDelay { get; init; }

    /// <summary>Every node that takes part, this one included, with its priority.</summary>
    public ValueList<Participant> Participants { get; init; } = [];

    /// <summary>Whom it believes; never <see cref="Authenticity.Auto"/> in what a document gives.</summary>
    public Authenticity Authenticity { get; init; }

    /// <summary>Routers that take part without being nodes: they are believed as they are.</summary>
    public ValueList<IPvXAddress> ForeignPeers { get; init; } = [];
}
