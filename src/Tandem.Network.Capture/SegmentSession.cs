using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>An opened segment. Its methods run on the link loop unless they say otherwise; kernel objects are the worker's.</summary>
internal sealed class SegmentSession
{
    private readonly LinkLoop _loop;
    private readonly SerialWorker _worker;
    private readonly Action<LinkEvent> _sink;
    private readonly SegmentKernel _kernel;
    private readonly CaptureDevice _capture;
    private readonly PacketSocket _socket;
    private readonly SegmentGroups _groups;
    private readonly GateControl _gate;
    private readonly AnswerWatch _answers;
    private readonly SerialWorker _gateWorker;
    private readonly Dictionary<VirtualRouterKey, EffectPipeline> _pipelines = [];
    private readonly Dictionary<VirtualRouterKey, RouterAttachment> _attaching = [];
    private readonly HashSet<Family> _rehearsed = [];
    private readonly SegmentWills _wills;
    private readonly AddressChanges _changes;
    private readonly Preparation _preparation;
    private int _generation;
    private volatile bool _isEnding;
    private bool _renewing;
    private SegmentSession(
        SegmentPortOptions options, SegmentKernel kernel, CaptureDevice capture, LinkLoop loop, SegmentWorkers workers, Action<LinkEvent> sink, SegmentWills wills)
    {
        (_loop, _sink, _kernel, _wills, _capture, Resumption) = (loop, sink, kernel, wills, capture, new Resumption(kernel));
        (_worker, _gateWorker) = workers;
        _changes = new AddressChanges(kernel, _worker, loop);
        _preparation = new Preparation(kernel, _worker, loop, wills, Attached, Restored);
        _socket = PacketSocket.Open(kernel.Interface.Index);
        _groups = SegmentGroups.Of(_socket, kernel.Interface.Index);
        _generation = kernel.Gate?.Generation ?? 0;
        _gate = new GateControl(options.Gate, _socket, kernel.Interface.Mac, options.GateLease, RebuildGate, loop.Counts.Of(options.Segment));
        _answers = new AnswerWatch(options.StallTimeout, () => sink(LinkEvent.Asked.Instance));
        Link = new SegmentLink(kernel.Interface, capture, _socket, _gate, _answers, new AnnouncementPace(options.RepeatsPerSecond), Looked, sink, loop.Counts.Of(options.Segment)) { Resumption = options.Resumes ? Resumption : null };
    }

    /// <summary>The segment inside the loop.</summary>
    public SegmentLink Link { get; }
    public Resumption Resumption { get; }

    /// <summary>Opens a segment; on the worker. Whoever can reach it has <see cref="Link"/> taken into the loop.</summary>
    /// <exception cref="InterfaceRefusedException">Something essential is refused.</exception>
    public static SegmentSession Open(
        SegmentPortOptions options, string runDirectory, LinkLoop loop, SegmentWorkers workers, Action<LinkEvent> sink, Action<string> warn,
        GuardLink? guard, CaptureDevice? early = null)
    {
        var (kernel, capture) = (SegmentKernel.Open(options, runDirectory, warn), early);
        try
        {
            capture ??= CaptureDevice.Open(options.Interface);
            var session = new SegmentSession(options, kernel, capture, loop, workers, sink, new SegmentWills(guard, kernel, warn));
            session._groups.Join(warn);
            if (options.Routers is { } configured)
            {
                kernel.RemoveLeftovers(configured);
            }

            return session;
        }
        catch (InterfaceRefusedException)
        {
            capture?.Dispose();
            kernel.Dispose();
            throw;
        }
    }

    public void Attach(RouterAttachment attachment)
    {
        _attaching[attachment.Key] = attachment;
        _preparation.Attach(attachment);
    }

    public void Detach(VirtualRouterKey key)
    {
        _attaching.Remove(key);
        Release(Link.Find(key) is { } slot ? [slot] : [], () => DetachUnlessAllGo(key), () => { });
    }

    public void Execute(EffectBatch batch)
    {
        if (Link.Find(batch.Key) is { } slot && slot.Beat.Knows(batch.Acknowledged))
        {
            if (Link.Settle(slot, batch) && slot.Beat is { PrimaryAddress: { } primary, Parameters: var parameters, Form: var form })
            {
                _worker.PostUrgent(() => _wills.Change(parameters, primary, form));
            }

            _pipelines[batch.Key].Start(batch);
            Link.Resumption?.Replay(slot, Link);
            slot.LetGo();
            Link.LookAt(slot);
        }
    }

    public void Follow(MacAddress parent)
    {
        Link.Follow(parent);
        _worker.Post(() => _wills.Follow(parent));
    }

    public void Restore(VirtualRouterKey key)
    {
        if (Link.Find(key) is { } slot)
        {
            _preparation.Restore(slot);
        }
    }

    /// <summary>The segment is about to be closed; from any thread.</summary>
    public void End()
    {
        _isEnding = true;
        _answers.Retire();
    }

    /// <summary>The owner lives; from any thread.</summary>
    public void Answer() => _answers.Answer();

    public void Close(Action closed)
    {
        _attaching.Clear();
        Release([.. Link.Slots], () => { }, () =>
        {
            _loop.Remove(Link);
            _capture.Dispose();
            _worker.Post(() =>
            {
                _gateWorker.Dispose();
                _kernel.Dispose();
                _socket.Dispose();
                _groups.Dispose();
                closed();
            });
        });
    }

    /// <summary>One macvlan after the other takes 20 ms each, all at once little more than one; closing does that.</summary>
    private void DetachUnlessAllGo(VirtualRouterKey key)
    {
        if (!_isEnding)
        {
            _ = _kernel.Detach(key);
        }

        _wills.Forget(key);
    }

    private void Attached(RouterAttachment attachment, Refusal? refusal, int generation, SlotMark mark)
    {
        NoteGeneration(generation);
        if (!ReferenceEquals(_attaching.GetValueOrDefault(attachment.Key), attachment))
        {
            return;
        }

        _attaching.Remove(attachment.Key);
        if (refusal is not null)
        {
            _sink(new LinkEvent.AttachRefused(attachment.Key, refusal.ToString()));
            return;
        }

        var resumes = Resumption.Begins(attachment);
        if (!resumes && _rehearsed.Add(attachment.Key.Family))
        {
            Rehearsal.Of(attachment, mark, _kernel, _capture, _socket, _changes);
        }

        var slot = Link.Add(attachment, mark, _loop.Counts.Of(attachment.Key));
        Resumption.Open(slot, resumes);
        _pipelines[attachment.Key] = new EffectPipeline(slot, _changes, Link.LookAt, _sink);
        _sink(new LinkEvent.Attached(attachment.Key));
    }

    private void Restored(RouterSlot slot, string? missing)
    {
        if (missing is null)
        {
            return;
        }

        _sink(new LinkEvent.Restored(slot.Key, missing));
        if (slot.IsOpen)
        {
            slot.Announce(slot.Beat.Parameters.Addresses, MonotonicClock.Now);
            Link.LookAt(slot);
        }
    }

    private void RebuildGate() => _gateWorker.PostUrgent(() =>
    {
        var refusal = _kernel.Gate?.Build();
        var generation = _kernel.Gate?.Generation ?? 0;
        _loop.Post(() =>
        {
            NoteGeneration(generation);
            if (refusal is null)
            {
                _sink(new LinkEvent.GateRebuilt());
                return;
            }

            _gate.NotRebuilt();
            _sink(new LinkEvent.Degraded(refusal.ToString()));
        });
    });

    /// <summary>A table that was built anew is closed for everybody.</summary>
    private void NoteGeneration(int generation)
    {
        if (generation != _generation)
        {
            _generation = generation;
            _gate.Rebuilt();
        }
    }

    private void Looked(List<(RouterSlot Slot, string Reason)>? silent)
    {
        if (silent is not null)
        {
            ReleaseAtOnce([.. silent.Select(entry => entry.Slot)]);
            foreach (var (slot, reason) in silent)
            {
                _sink(new LinkEvent.Stalled(slot.Key, reason));
            }
        }

        Link.Resumption?.Look(Link, overdue => _worker.PostUrgent(() => RemoveAddresses(overdue)));
        if (!_renewing && Link.HasPlainAddresses)
        {
            _renewing = true;
            _worker.PostUrgent(() =>
            {
                _kernel.RenewAddresses();
                _loop.Post(() => _renewing = false);
            });
        }
    }

    /// <summary>Close and priority 0 without waiting for anybody, who may be the one that stalls; addresses as soon as it goes on.</summary>
    private void ReleaseAtOnce(RouterSlot[] slots)
    {
        var held = Withdraw(slots);
        held.ForEach(slot => slot.Advertise(Priority.Release));
        _worker.PostUrgent(() => RemoveAddresses(held));
    }

    /// <summary>Close, remove, and priority 0 last, for several routers as one; nothing of them is known here afterwards.</summary>
    private void Release(RouterSlot[] slots, Action alsoOnWorker, Action then)
    {
        var held = Withdraw(slots);
        _worker.PostUrgent(() =>
        {
            RemoveAddresses(held);
            alsoOnWorker();
            _loop.Post(() =>
            {
                held.ForEach(slot => slot.Advertise(Priority.Release));
                then();
            });
        });
    }

    private void RemoveAddresses(List<RouterSlot> slots) =>
        _ = _kernel.Change([.. slots.Select(slot => (slot.Key, (Effect)new Effect.RemoveAddresses(slot.Beat.Parameters.Addresses)))]);

    /// <summary>Takes routers out of the loop, shut.</summary>
    /// <returns>Those that were open, or whose release was still under way.</returns>
    private List<RouterSlot> Withdraw(RouterSlot[] slots)
    {
        List<RouterSlot> held = [];
        foreach (var slot in slots)
        {
            Link.Remove(slot.Key);
            _pipelines.Remove(slot.Key, out var pipeline);
            var owesRelease = pipeline?.Abandon() == true;
            if (slot.IsOpen || owesRelease)
            {
                held.Add(slot);
            }
        }

        held.ForEach(slot => slot.CloseGate());
        return held;
    }
}
