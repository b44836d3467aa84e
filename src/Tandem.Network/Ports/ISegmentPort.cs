using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>
/// One segment's interface. No call blocks: each is carried out by the port's own threads and answered by a
/// <see cref="LinkEvent"/>. Disposing releases every router in an orderly way and puts back what was changed.
/// </summary>
public interface ISegmentPort : IDisposable
{
    /// <summary>Makes the interface ready to carry a router; answered by Attached or AttachRefused.</summary>
    void Attach(RouterAttachment attachment);

    /// <summary>Releases a router's resources: gate closed, addresses gone, priority 0 if it was Master, macvlan deleted.</summary>
    void Detach(VirtualRouterKey key);

    /// <summary>
    /// Puts an event that did not come from the wire into the router's one order; it comes back as <see cref="LinkEvent.Raised"/>.
    /// So nobody ever steps a state that the link loop has moved on from.
    /// </summary>
    void Raise(VirtualRouterKey key, RouterEvent routerEvent);

    /// <summary>An attached router goes on as another one, which it can become; its parameters come with a batch.</summary>
    void Amend(RouterAttachment attachment);

    /// <summary>The owner's answer to <see cref="LinkEvent.Asked"/>.</summary>
    void Answer();

    /// <summary>The interface's own Ethernet address is this now; whoever sends from it follows, and says so. Idempotent.</summary>
    void Follow(MacAddress parent);

    /// <summary>Carries out a batch.</summary>
    void Execute(EffectBatch batch);

    /// <summary>Puts back whatever of a router an outsider removed: macvlan, addresses; then announces again. Idempotent.</summary>
    void Restore(VirtualRouterKey key);
}
