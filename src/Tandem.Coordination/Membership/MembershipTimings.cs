namespace Tandem.Coordination.Membership;

/// <summary>The waits of finding each other.</summary>
/// <param name="Hello">Between two hellos to a peer that is not reached.</param>
/// <param name="FirstAlone">How long the first in rank waits for others before it begins a cluster.</param>
/// <param name="AlonePerRank">How much longer each next in rank waits.</param>
/// <param name="FirstAloneAfterGivingWay">The same after it gave way: there is a cluster to join, but a connection that was begun in a bad moment
/// is given up only after the five seconds of connection-timeout.</param>
/// <param name="GiveWay">How long the losing side of two clusters has to hear the other.</param>
/// <param name="TakeIn">How long a returned node may try to get in.</param>
/// <param name="Patience">How long anything else may last before it is repaired by a fresh start.</param>
/// <param name="Unheard">How long without anybody before a fresh start is tried.</param>
public sealed record MembershipTimings(
    TimeSpan Hello,
    TimeSpan FirstAlone,
    TimeSpan AlonePerRank,
    TimeSpan FirstAloneAfterGivingWay,
    TimeSpan GiveWay,
    TimeSpan TakeIn,
    TimeSpan Patience,
    TimeSpan Unheard)
{
    /// <summary>What the worker uses.</summary>
    public static readonly MembershipTimings Default = new(
        TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(1.5),
        TimeSpan.FromSeconds(8),
        TimeSpan.FromMilliseconds(400),
        TimeSpan.FromSeconds(1.9),
        TimeSpan.FromSeconds(4),
        TimeSpan.FromSeconds(30));

    /// <summary>Hellos further apart than this are not one series.</summary>
    public TimeSpan Gap => Hello * 4;

    /// <summary>For the life that follows this reason to end the former one.</summary>
    public MembershipTimings After(RestartReason? reason) => reason is RestartReason.GivesWay or RestartReason.Renewed ? this with { FirstAlone = FirstAloneAfterGivingWay } : this;

    /// <summary>Repairs that did not help are tried again later and later.</summary>
    public MembershipTimings WithPatience(int factor) => this with { Patience = Patience * factor, Unheard = Unheard * factor };
}
