using Tandem.Network.Ports;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>Counts what was received, and tells of discards at most once in ten seconds for each reason, so a flood cannot fill the log.</summary>
internal sealed class ReceptionCounters(Action<LinkEvent> sink)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly int Reasons = Enum.GetValues<DiscardReason>().Length;

    private readonly long[] _counts = new long[Reasons];
    private readonly long[] _told = new long[Reasons];
    private readonly Instant[] _quietUntil = new Instant[Reasons];

    /// <summary>Advertisements that passed every check, repetitions included.</summary>
    public long Accepted { get; private set; }

    /// <summary>Frames dropped for a reason.</summary>
    public long this[DiscardReason reason] => _counts[(int)reason];

    public void Accept() => Accepted++;

    public void Discard(DiscardReason reason, IPvXAddress source, Instant now)
    {
        var index = (int)reason;
        _counts[index]++;
        if (IsOrdinary(reason) || now < _quietUntil[index])
        {
            return;
        }

        _quietUntil[index] = now + Quiet;
        sink(new LinkEvent.Discarded(reason, source, _counts[index] - _told[index]));
        _told[index] = _counts[index];
    }

    /// <summary>Nothing an operator should look at: other protocols, other people's virtual routers, our own start.</summary>
    private static bool IsOrdinary(DiscardReason reason) =>
        reason is DiscardReason.NotAnAdvertisement or DiscardReason.NotStarted or DiscardReason.UnknownVrid;
}
