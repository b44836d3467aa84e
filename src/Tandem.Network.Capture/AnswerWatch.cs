using Tandem.Network.Linux;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// Notices that what a segment depends on no longer answers: its owner, which is asked for a sign of life at every look, the actor of
/// one router, which owes a batch for every event, and the thread that changes addresses. The loop's own delay is not held against them.
/// </summary>
/// <param name="patience">How long an answer may take.</param>
/// <param name="ask">Asks the owner.</param>
internal sealed class AnswerWatch(TimeSpan patience, Action ask)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private Instant _askedAt = MonotonicClock.Now;
    private volatile bool _answered = true;
    private volatile bool _retired;

    /// <summary>When to look next.</summary>
    public Instant NextAt { get; private set; } = MonotonicClock.Now;

    /// <summary>The owner's sign of life; from any thread.</summary>
    public void Answer() => _answered = true;

    /// <summary>Since when the owner owes a sign of life; <see cref="Instant.Never"/> when it owes none.</summary>
    public Instant UnansweredSince => _answered || _retired ? Instant.Never : _askedAt;

    /// <summary>The owner has let go and answers no more; from any thread.</summary>
    public void Retire() => _retired = true;

    /// <summary>Looks at everybody.</summary>
    /// <returns>The routers that are not answered for, with the reason; null when there is none.</returns>
    public List<(RouterSlot Slot, string Reason)>? Look(Instant now, List<RouterSlot> slots)
    {
        var wasHeldUp = now - NextAt > patience / 4;
        NextAt = now + Interval;
        if (wasHeldUp)
        {
            Forgive(now, slots);
            return null;
        }

        if (_answered)
        {
            _answered = false;
            _askedAt = now;
        }

        // Also while an answer is owed: one that was lost must not count for ever.
        ask();

        var ownerIsSilent = now - _askedAt > patience;
        List<(RouterSlot, string)>? silent = null;
        foreach (var slot in slots)
        {
            if (ownerIsSilent || now - slot.WaitsForActorSince > patience)
            {
                (silent ??= []).Add((slot, "its actor does not answer"));
            }
            else if (now - slot.WaitsForKernelSince > patience)
            {
                (silent ??= []).Add((slot, "the kernel does not finish a change of addresses"));
            }
        }

        return silent;
    }

    private void Forgive(Instant now, List<RouterSlot> slots)
    {
        _askedAt = now;
        foreach (var slot in slots)
        {
            slot.Forgive(now);
        }
    }
}
