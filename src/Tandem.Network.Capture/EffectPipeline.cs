using System.Diagnostics;
using Tandem.Network.Linux;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// Carries out one router's batches in order. What is a frame happens at once, on the loop's thread; what is an address happens on the
/// segment's worker, and the rest of the batch waits for it. A role switch supersedes what an older batch has not yet sent.
/// </summary>
internal sealed class EffectPipeline(RouterSlot slot, AddressChanges changes, Action<RouterSlot> advanced, Action<LinkEvent> sink)
{
    private readonly Queue<EffectBatch> _waiting = new();
    private EffectBatch? _running;
    private int _next;
    private long _step;

    /// <summary>Takes a batch whose state the slot has already settled on.</summary>
    public void Start(EffectBatch batch)
    {
        if (batch.Effects.All(effect => effect is Effect.Advertise or Effect.Announce))
        {
            RunFrames(batch);
        }
        else if (_running is null)
        {
            Run(batch);
        }
        else if (batch.Effects[0] is Effect.OpenGate or Effect.CloseGate)
        {
            Supersede(batch);
        }
        else
        {
            _waiting.Enqueue(batch);
        }
    }

    /// <summary>The router leaves: nothing more is sent for it; what the worker has in hand it finishes.</summary>
    /// <returns>True when the wire has yet to hear that the router released.</returns>
    public bool Abandon()
    {
        var owed = OwesRelease();
        _running = null;
        _waiting.Clear();
        _step++;
        return owed;
    }

    private bool OwesRelease() => _running is { } batch && batch.Effects.Skip(_next).Any(effect => effect is Effect.Advertise { Priority.IsRelease: true });

    private void RunFrames(EffectBatch batch)
    {
        foreach (var effect in batch.Effects)
        {
            RunNow(effect);
            if (effect is Effect.Advertise)
            {
                slot.Tally.NoteAtOnce();
            }
        }

        sink(new LinkEvent.Executed(batch.Key, batch.Acknowledged));
    }

    private void Supersede(EffectBatch batch)
    {
        sink(new LinkEvent.Executed(batch.Key, _running!.Acknowledged));
        while (_waiting.TryDequeue(out var superseded))
        {
            sink(new LinkEvent.Executed(batch.Key, superseded.Acknowledged));
        }

        Run(batch);
    }

    private void Run(EffectBatch batch)
    {
        _running = batch;
        _next = 0;
        Continue();
    }

    private void Continue()
    {
        while (_running is { } batch)
        {
            if (_next == batch.Effects.Length)
            {
                sink(new LinkEvent.Executed(batch.Key, batch.Acknowledged));
                _running = _waiting.TryDequeue(out var waiting) ? waiting : null;
                _next = 0;
                continue;
            }

            var effect = batch.Effects[_next++];
            if (effect is Effect.AddAddresses or Effect.RemoveAddresses)
            {
                HandToWorker(effect);
                return;
            }

            RunNow(effect);
        }
    }

    private void HandToWorker(Effect effect)
    {
        var step = ++_step;
        slot.WaitsForKernelSince = Instant.Earlier(slot.WaitsForKernelSince, MonotonicClock.Now);
        changes.Post(slot.Key, effect, refusal => Complete(step, effect, refusal));
    }

    private void Complete(long step, Effect effect, Refusal? refusal)
    {
        if (step != _step)
        {
            return;
        }

        slot.WaitsForKernelSince = Instant.Never;
        if (refusal is not null)
        {
            // The gate is shut whether or not the address went: the peer need not wait until it misses us.
            if (OwesRelease())
            {
                slot.Advertise(Priority.Release);
            }

            sink(new LinkEvent.Executed(slot.Key, _running!.Acknowledged) { WasRefused = true });
            _running = null;
            _waiting.Clear();
            slot.Raise(new RouterEvent.EffectRefused(effect, refusal.ToString()), MonotonicClock.Now);
            return;
        }

        Continue();
        advanced(slot);
    }

    private void RunNow(Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenGate:
                slot.OpenGate();
                break;
            case Effect.CloseGate:
                slot.CloseGate();
                break;
            case Effect.Advertise advertise:
                slot.Advertise(advertise.Priority);
                break;
            case Effect.Announce announce:
                slot.Announce(announce.Addresses, MonotonicClock.Now);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
