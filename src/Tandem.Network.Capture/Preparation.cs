using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;

namespace Tandem.Network.Capture;

/// <summary>
/// Makes ready in the kernel what routers will need, and puts back what outsiders took. Nothing urgent waits for it; what piles up is
/// done with one transaction of the gate and few messages, or one look at the kernel. Answers come on the loop.
/// </summary>
internal sealed class Preparation
{
    /// <summary>So many macvlans take some milliseconds while others make theirs; then what is urgent has its turn.</summary>
    private const int MostAtOnce = 32;

    private readonly SegmentKernel _kernel;
    private readonly SerialWorker _worker;
    private readonly LinkLoop _loop;
    private readonly SegmentWills _wills;
    private readonly Action<RouterAttachment, Refusal?, int, SlotMark> _attached;
    private readonly Action<RouterSlot, string?> _restored;
    private readonly Action<List<RouterAttachment>> _attach;
    private readonly Dictionary<RouterSlot, bool> _hurt = [];

    /// <param name="kernel">The worker's.</param>
    /// <param name="worker">The segment's.</param>
    /// <param name="loop">Where answers go.</param>
    /// <param name="wills">Of the routers attached.</param>
    /// <param name="attached">Told what was refused, the gate's generation then, and the router's mark.</param>
    /// <param name="restored">Told what was missing.</param>
    public Preparation(
        SegmentKernel kernel, SerialWorker worker, LinkLoop loop, SegmentWills wills,
        Action<RouterAttachment, Refusal?, int, SlotMark> attached, Action<RouterSlot, string?> restored)
    {
        (_kernel, _worker, _loop, _wills, _attached, _restored) = (kernel, worker, loop, wills, attached, restored);
        _attach = Attach;
    }

    public void Attach(RouterAttachment attachment) => _worker.PostTogether(attachment, _attach);

    /// <summary>One that is hurt again before it was looked at is looked at once, and all of them with one look.</summary>
    public void Restore(RouterSlot slot)
    {
        bool isFirst;
        lock (_hurt)
        {
            isFirst = _hurt.Count == 0;
            _hurt[slot] = slot.IsOpen;
        }

        if (isFirst)
        {
            _worker.Post(RestoreHurt);
        }
    }

    private void Attach(List<RouterAttachment> attachments)
    {
        var shut = _kernel.Watch(attachments);
        foreach (var some in attachments.Chunk(MostAtOnce))
        {
            _worker.DoUrgent();
            var refusals = shut is null ? _kernel.Prepare(some) : [.. some.Select(_ => shut)];
            var marks = some.Zip(refusals, (attachment, refusal) => refusal is null ? _wills.Store(attachment) : default).ToArray();
            var generation = _kernel.Gate?.Generation ?? 0;
            _loop.Post(() =>
            {
                for (var i = 0; i < some.Length; i++)
                {
                    _attached(some[i], refusals[i], generation, marks[i]);
                }
            });
        }
    }

    private void RestoreHurt()
    {
        KeyValuePair<RouterSlot, bool>[] routers;
        lock (_hurt)
        {
            routers = [.. _hurt];
            _hurt.Clear();
        }

        var missing = _kernel.Restore([.. routers.Select(router => (router.Key.Key, router.Value))]);
        _loop.Post(() =>
        {
            for (var i = 0; i < routers.Length; i++)
            {
                _restored(routers[i].Key, missing[i]);
            }
        });
    }
}
