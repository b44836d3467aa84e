using Tandem.Vrrp.Wire;

namespace Tandem.Network.Beat;

/// <summary>What the link loop counts and knows of one segment. Written by one thread, read by any.</summary>
public sealed class SegmentTally
{
    private const int Unknown = -1;

    private Counter _accepted;
    private Counter _rebuilds;
    private int _lastError;
    private int _gate = Unknown;

    /// <summary>Advertisements that passed every check, repetitions included.</summary>
    public long Accepted => _accepted.Value;

    /// <summary>Frames that were dropped.</summary>
    public DiscardTally Discards { get; } = new();

    /// <summary>The latest of what RFC 8347 calls a protocol error: length and list errors are a router's.</summary>
    public DiscardReason LastProtocolError => (DiscardReason)Volatile.Read(ref _lastError);

    /// <summary>Whether the gate stands; null: there is to be none, or it is not known now.</summary>
    public bool? GateStands => Volatile.Read(ref _gate) is var gate and not Unknown ? gate == 1 : null;

    /// <summary>How often the gate was made anew because it was gone.</summary>
    public long GateRebuilds => _rebuilds.Value;

    /// <summary>An advertisement was accepted.</summary>
    public void Accept() => _accepted.Add();

    /// <summary>A frame was dropped.</summary>
    public void Discard(DiscardReason reason)
    {
        Discards.Add(reason);
        if (reason is DiscardReason.Checksum or DiscardReason.TtlNot255 or DiscardReason.Version or DiscardReason.UnknownVrid)
        {
            Volatile.Write(ref _lastError, (int)reason);
        }
    }

    /// <summary>The gate was looked at.</summary>
    /// <param name="stands">Null: that could not be seen.</param>
    public void SeeGate(bool? stands) => Volatile.Write(ref _gate, stands is { } known ? (known ? 1 : 0) : Unknown);

    /// <summary>The gate was made anew.</summary>
    public void RebuildGate() => _rebuilds.Add();
}
