using System.Collections.Concurrent;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Rehearsal;

/// <summary>Answers as the link loop would, and carries out nothing.</summary>
internal sealed class StagePort(Stage stage, Action<LinkEvent> sink) : ISegmentPort
{
    private readonly ConcurrentDictionary<VirtualRouterKey, StageRouter> _routers = new();

    public void Attach(RouterAttachment attachment)
    {
        _routers[attachment.Key] = new StageRouter(attachment.Parameters, stage, sink);
        sink(new LinkEvent.Attached(attachment.Key));
    }

    public void Raise(VirtualRouterKey key, RouterEvent routerEvent) => _routers[key].Raise(routerEvent, Stage.Now);

    public void Execute(EffectBatch batch) => _routers[batch.Key].Execute(batch);

    public void Detach(VirtualRouterKey key)
    {
    }

    public void Amend(RouterAttachment attachment)
    {
    }

    public void Answer()
    {
    }

    public void Follow(MacAddress parent)
    {
    }

    public void Restore(VirtualRouterKey key)
    {
    }

    public void Dispose()
    {
    }
}
