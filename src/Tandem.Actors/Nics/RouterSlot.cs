using Akka.Actor;
using Tandem.Network.Ports;

namespace Tandem.Actors.Nics;

/// <summary>
/// A virtual router's place on a NIC. At most one attach is under way: the port's answers do not say which attach they answer, so the
/// successor of a router that died meanwhile waits for the old answer.
/// </summary>
internal sealed class RouterSlot(RouterAttachment attachment, string name)
{
    public RouterAttachment Attachment { get; set; } = attachment;

    public string Name { get; set; } = name;

    /// <summary>The actor; null when it died while its attach was under way.</summary>
    public IActorRef? Router { get; set; }

    public AttachProgress Progress { get; set; } = AttachProgress.None;

    /// <summary>True while its last batch left it Master.</summary>
    public bool Holds { get; set; }
}
