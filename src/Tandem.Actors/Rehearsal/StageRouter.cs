using Tandem.Actors.Advice;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Rehearsal;

/// <summary>One router's part: each batch that it answers with is the cue for what happens to it next.</summary>
internal sealed class StageRouter
{
    private readonly VirtualRouterKey _key;
    private readonly Action<LinkEvent> _sink;
    private readonly Queue<Action<VirtualRouter>> _part;
    private long _sequence;

    public StageRouter(VirtualRouterParameters parameters, Stage stage, Action<LinkEvent> sink)
    {
        (_key, _sink) = (parameters.Key, sink);
        var better = new Advertisement(
            Stage.PeerOf(_key.Family), parameters.Version, _key.Vrid, new Priority(254), parameters.AdvertisementInterval, 1,
            ChecksumForm.PseudoHeader, AdvertisementRemarks.None);
        var heardAt = Stage.Now;
        _part = new(
        [
            backup => Raise(new RouterEvent.DeadlineReached(), backup.State.NextDeadline),
            _ => Raise(new RouterEvent.AdvertisementReceived(better), heardAt),
            _ => stage.Advise(new RouterAdvice.TakeOver(_key, TakeOverCause.PeerReleased, new HeardMastership(better.Source, heardAt))),
            _ => stage.End(),
        ]);
    }

    public void Raise(RouterEvent routerEvent, Instant at) =>
        _sink(new LinkEvent.Raised(_key, Interlocked.Increment(ref _sequence), at, null, routerEvent));

    /// <summary>Called by the actor of the interface only, so one at a time.</summary>
    public void Execute(EffectBatch batch)
    {
        _sink(new LinkEvent.Executed(_key, batch.Acknowledged));
        if (_part.TryDequeue(out var cue))
        {
            cue(batch.Router);
        }
    }
}
