using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>Counts what was received, and tells of discards at most once in ten seconds for each reason, so a flood cannot fill the log.</summary>
internal sealed class ReceptionCounters(Action<LinkEvent> sink, SegmentTally tally)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly int Reasons = Enum.GetValues<DiscardReason>().Length;

    private readonly long[] _told = new long[Reasons];
    private readonly Instant[] _quietUntil = new Instant[Reasons];

    /// <summary>Advertisements that passed every check, repetitions included.</summary>
    public long Accepted => tally.Accepted;

    /// <summary>Frames dropped for a reason.</summary>
    public long this[DiscardReason reason] => tally.Discards[reason];

    /// <summary>One that repeats the last one.</summary>
    public void Accept(RouterSlot slot, IPvXAddress source)
    {
        tally.Accept();
        slot.Tally.Hear(source, slot.Beat.RepeatedRemarks);
    }

    public void Accept(RouterSlot slot, in Advertisement advertisement)
    {
        tally.Accept();
        slot.Tally.Hear(advertisement);
    }

    /// <summary>For one of our routers.</summary>
    public void Discard(RouterSlot slot, DiscardReason reason, IPvXAddress source, Instant now)
    {
        slot.Tally.Discard(reason);
        Discard(reason, source, now);
    }

    public void Discard(DiscardReason reason, IPvXAddress source, Instant now)
    {
        var index = (int)reason;
        tally.Discard(reason);
        if (IsOrdinary(reason) || now < _quietUntil[index])
        {
            return;
        }

        _quietUntil[index] = now + Quiet;
        var count = tally.Discards[reason];
        sink(new LinkEvent.Discarded(reason, source, count - _told[index]));
        _told[index] = count;
    }

    /// <summary>Nothing an operator should look at: other protocols, other people's virtual routers, our own start.</summary>
    private static bool IsOrdinary(DiscardReason reason) =>
        reason is DiscardReason.NotAnAdvertisement or DiscardReason.NotStarted or DiscardReason.UnknownVrid;
}
