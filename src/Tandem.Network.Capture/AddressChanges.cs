using Tandem.Network.Linux;
using Tandem.Network.Linux.Segments;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// Brings address changes to a segment's worker and the answers back to the loop. The routers of a mass takeover come one after the other
/// while the worker is busy with the first; the others then go to the kernel together, and come back together.
/// </summary>
internal sealed class AddressChanges
{
    private readonly SegmentKernel _kernel;
    private readonly SerialWorker _worker;
    private readonly LinkLoop _loop;
    private readonly Action<List<Change>> _carryOut;

    public AddressChanges(SegmentKernel kernel, SerialWorker worker, LinkLoop loop)
    {
        (_kernel, _worker, _loop) = (kernel, worker, loop);
        _carryOut = CarryOut;
    }

    /// <summary>Changes addresses of one router, after everything urgent that was posted to the worker before.</summary>
    /// <param name="key">The router.</param>
    /// <param name="effect">Adds or removes addresses.</param>
    /// <param name="done">Told on the loop.</param>
    public void Post(VirtualRouterKey key, Effect effect, Action<Refusal?> done) => _worker.PostUrgentTogether(new Change(key, effect, done), _carryOut);

    private void CarryOut(List<Change> changes)
    {
        var refusals = _kernel.Change([.. changes.Select(change => (change.Key, change.Effect))]);
        _loop.Post(() =>
        {
            for (var i = 0; i < changes.Count; i++)
            {
                changes[i].Done(refusals[i]);
            }
        });
    }

    private sealed record Change(VirtualRouterKey Key, Effect Effect, Action<Refusal?> Done);
}
