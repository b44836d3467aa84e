using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// Makes ready in the kernel what routers will need, and puts back what outsiders took. Nothing urgent waits for it; what piles up is
/// done with one transaction of the gate, or one look at the kernel. Answers come on the loop.
/// </summary>
internal sealed class Preparation
{
    private readonly SegmentKernel _kernel;
    private readonly AddressChanges _changes;
    private readonly SerialWorker _worker;
    private readonly LinkLoop _loop;
    private readonly SegmentWills _wills;
    private readonly Action<RouterAttachment, Refusal?, int, SlotMark> _attached;
    private readonly Action<RouterSlot, string?> _restored;
    private readonly Action<List<RouterAttachment>> _attach;
    private readonly Action<List<(RouterSlot Slot, bool IsHeld)>> _restore;
    private readonly HashSet<Family> _rehearsed = [];

    /// <param name="kernel">The worker's.</param>
    /// <param name="changes">Rehearsed once.</param>
    /// <param name="worker">The segment's.</param>
    /// <param name="loop">Where answers go.</param>
    /// <param name="wills">Of the routers attached.</param>
    /// <param name="attached">Told what was refused, the gate's generation then, and the router's mark.</param>
    /// <param name="restored">Told what was missing.</param>
    public Preparation(
        SegmentKernel kernel, AddressChanges changes, SerialWorker worker, LinkLoop loop, SegmentWills wills,
        Action<RouterAttachment, Refusal?, int, SlotMark> attached, Action<RouterSlot, string?> restored)
    {
        (_kernel, _changes, _worker, _loop, _wills, _attached, _restored) = (kernel, changes, worker, loop, wills, attached, restored);
        (_attach, _restore) = (Attach, Restore);
    }

    public void Attach(RouterAttachment attachment) => _worker.PostTogether(attachment, _attach);

    public void Restore(RouterSlot slot) => _worker.PostTogether((slot, slot.IsOpen), _restore);

    private void Attach(List<RouterAttachment> attachments)
    {
        var shut = _kernel.Watch(attachments);
        foreach (var attachment in attachments)
        {
            // Making a macvlan takes milliseconds while others make theirs.
            _worker.DoUrgent();
            var refusal = shut ?? _kernel.Prepare(attachment);
            if (refusal is null && _rehearsed.Add(attachment.Key.Family))
            {
                Rehearsal.OfAddresses(_kernel, _changes, _worker, attachment);
            }

            var mark = refusal is null ? _wills.Store(attachment) : default;
            var generation = _kernel.Gate?.Generation ?? 0;
            _loop.Post(() => _attached(attachment, refusal, generation, mark));
        }
    }

    private void Restore(List<(RouterSlot Slot, bool IsHeld)> routers)
    {
        var missing = _kernel.Restore([.. routers.Select(router => (router.Slot.Key, router.IsHeld))]);
        _loop.Post(() =>
        {
            for (var i = 0; i < routers.Count; i++)
            {
                _restored(routers[i].Slot, missing[i]);
            }
        });
    }
}
