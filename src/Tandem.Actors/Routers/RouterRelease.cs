using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Routers;

/// <summary>
/// A router's way out, in order or because the kernel refused what it needs: asked for once, over when the link loop has carried out the batch that lets
/// go of everything.
/// </summary>
internal sealed class RouterRelease
{
    private long? _lastBatch;

    /// <summary>True from the moment it was asked for.</summary>
    public bool IsAsked { get; private set; }

    public void Ask() => IsAsked = true;

    /// <summary>Takes note of what a router answered.</summary>
    /// <returns>True: that was all, it held nothing.</returns>
    public bool EndsWith(LinkEvent.Raised raised, EffectBatch batch)
    {
        IsAsked |= raised.Event is RouterEvent.EffectRefused;
        if (!IsAsked || raised.Event is not (RouterEvent.Shutdown or RouterEvent.EffectRefused))
        {
            return false;
        }

        _lastBatch = raised.Sequence;
        return batch.Effects.IsEmpty;
    }

    /// <summary>Takes note of what the link loop carried out.</summary>
    /// <returns>True: the last batch was among it.</returns>
    public bool EndsWith(LinkEvent.Executed executed) => executed.Acknowledged >= _lastBatch;
}
