using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>The limits of one simulated world, as parts of its advertisement interval.</summary>
/// <param name="Interval">Advertisement_Interval of every node.</param>
/// <param name="Preempt">Preempt_Mode of every node.</param>
internal sealed record Climate(AdvertisementInterval Interval, bool Preempt)
{
    /// <summary>What delays are parts of; the interval, unless a test is about delays as they are.</summary>
    public TimeSpan? Pace { get; init; }

    /// <summary>Longest way between link loop and actor, one way.</summary>
    public TimeSpan ActorDelay => (Pace ?? Interval.TimeSpan) / 50;

    /// <summary>Longest way over a healthy wire.</summary>
    public TimeSpan WireDelay => (Pace ?? Interval.TimeSpan) / 100;

    /// <summary>How late the link loop wakes up at most.</summary>
    public TimeSpan Lateness => (Pace ?? Interval.TimeSpan) / 100;

    /// <summary>How late the loop of the one slow node wakes up at most.</summary>
    public TimeSpan SlowLateness => Interval.TimeSpan / 5;

    /// <summary>A healthy wire.</summary>
    public SegmentWeather Fair => new(Loss: 0, Duplication: 0, TimeSpan.Zero, WireDelay);

    /// <summary>
    /// How long two nodes of a healthy segment may both hold: the new Master's first advertisement travels, the old one's loop hands
    /// it to its actor, and the answer comes back.
    /// </summary>
    public TimeSpan TwoHolders => WireDelay + ActorDelay + ActorDelay;

    /// <summary>
    /// How long nobody may hold on a healthy segment after the Master died: one Master_Down_Interval of priority 1, which is 3 intervals and
    /// 255/256, and every delay on the way twice.
    /// </summary>
    public TimeSpan Orphaned => (Interval.TimeSpan * 4) + (2 * (Lateness + TwoHolders));

    /// <summary>
    /// How long a second Master may last that should not be: until it hears the next advertisement of the better one. VRRPv2 answers no losing
    /// advertisement, so a change of priorities in between, on either side, may cost another interval each.
    /// </summary>
    public TimeSpan Mistaken => (Interval.TimeSpan * 3) + (2 * (Lateness + TwoHolders));

    /// <summary>
    /// By when a calm segment has one Master. Worst Master_Down_Interval: priority 1, so 3 intervals + 255/256; one more interval until
    /// two Masters have heard each other; and every delay on the way twice.
    /// </summary>
    public TimeSpan Settling => (Interval.TimeSpan * 5) + (2 * (SlowLateness + TwoHolders));
}
