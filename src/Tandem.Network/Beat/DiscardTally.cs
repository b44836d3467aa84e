using Tandem.Vrrp.Wire;

namespace Tandem.Network.Beat;

/// <summary>Counts what was dropped, by reason. Written by one thread, read by any.</summary>
public sealed class DiscardTally
{
    private static readonly int Reasons = Enum.GetValues<DiscardReason>().Length;

    private readonly long[] _counts = new long[Reasons];

    /// <summary>Dropped for one reason.</summary>
    public long this[DiscardReason reason] => Volatile.Read(ref _counts[(int)reason]);

    /// <summary>One was dropped.</summary>
    public void Add(DiscardReason reason) => Volatile.Write(ref _counts[(int)reason], _counts[(int)reason] + 1);
}
