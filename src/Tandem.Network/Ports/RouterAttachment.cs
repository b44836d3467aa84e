using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>One virtual router as the interface sees it.</summary>
/// <param name="Parameters">Key, addresses, interval.</param>
/// <param name="VirtualMac">True: addresses live on a macvlan with the virtual MAC; false: secondary addresses of the interface itself.</param>
/// <param name="Accept">Accept_Mode: packets to a VIP are delivered locally (RFC 9568 §6.1).</param>
/// <param name="Announcements">Repetition of announcements.</param>
public sealed record RouterAttachment(VirtualRouterParameters Parameters, bool VirtualMac, bool Accept, AnnouncementOptions Announcements)
{
    /// <summary>The router's key.</summary>
    public VirtualRouterKey Key => Parameters.Key;

    /// <summary>
    /// Whether a running router can go on as another one without letting go of anything. What the interface prepared for it has to be the same:
    /// its macvlan, and which packets the gate refuses.
    /// </summary>
    public bool CanBecome(RouterAttachment other) =>
        Key == other.Key && Parameters.Version == other.Parameters.Version && VirtualMac == other.VirtualMac
        && Accept == other.Accept && (Accept || (Parameters.Addresses.Equals(other.Parameters.Addresses) && Parameters.IsOwner == other.Parameters.IsOwner));
}
