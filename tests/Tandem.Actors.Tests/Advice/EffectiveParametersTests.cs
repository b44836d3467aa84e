using FsCheck.Xunit;
using Tandem.Actors.Advice;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Advice;

public sealed class EffectiveParametersTests
{
    private static readonly Instant Start = new(0);

    private static EffectiveParameters Web => new(Scene.Parameters(Scene.Web, 200));

    [Property]
    public void Nothing_but_priority_and_preemption_ever_changes_and_the_priority_stays_within_1_and_254(
        byte configured, int weight, byte moved, byte intent, short yields, short holds, ushort at)
    {
        var own = Scene.Parameters(Scene.Web, Math.Max((byte)1, configured));
        var now = Start + TimeSpan.FromSeconds(at);
        var effective = new EffectiveParameters(own)
        {
            Weight = weight,
            Intent = (intent % 3) switch
            {
                0 => PriorityIntent.AsConfigured.Instance,
                1 => PriorityIntent.Drained.Instance,
                _ => new PriorityIntent.Moved(new Priority(moved)),
            },
            YieldsUntil = now + TimeSpan.FromSeconds(yields),
            HoldsUntil = now + TimeSpan.FromSeconds(holds),
        }.At(now);

        if (own.IsOwner)
        {
            Assert.Equal(own, effective);
            return;
        }

        Assert.InRange(effective.Priority.Value, 1, 254);
        Assert.Equal(own, effective with { Priority = own.Priority, PreemptMode = own.PreemptMode });
        Assert.Equal(holds <= 0, effective.PreemptMode);
        Assert.True(effective.Priority.Value == 1 || (yields <= 0 && intent % 3 != 1), "yielding or drained, and not the lowest");
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(-50, 150)]
    [InlineData(-254, 1)]
    [InlineData(50, 250)]
    [InlineData(int.MaxValue, 254)]
    [InlineData(int.MinValue, 1)]
    public void Weights_count_from_the_configured_priority(int weight, byte priority) =>
        Assert.Equal(priority, (Web with { Weight = weight }).At(Start).Priority.Value);

    [Fact]
    public void A_move_stands_in_the_place_of_the_configured_priority_and_weights_still_count() => Assert.Equal(
        80,
        (Web with { Intent = new PriorityIntent.Moved(new Priority(100)), Weight = -20 }).At(Start).Priority.Value);

    [Fact]
    public void Preemption_that_is_off_stays_off() =>
        Assert.False(new EffectiveParameters(Scene.Parameters(Scene.Web, 200) with { PreemptMode = false }).At(Start).PreemptMode);

    [Fact]
    public void A_yield_lasts_one_Master_Down_Interval_of_the_slowest_Backup()
    {
        var yielding = Web.Yield(Start);

        // 3 s + (256 - 1) / 256 s = 3996.09375 ms
        var end = Start + TimeSpan.FromMilliseconds(3996.0937);
        Assert.Equal(end, yielding.NextLapse(Start));
        Assert.Equal(1, yielding.At(new Instant(end.Nanoseconds - 1)).Priority.Value);
        Assert.Equal(200, yielding.At(end).Priority.Value);
        Assert.Equal(Instant.Never, yielding.NextLapse(end));
    }
}
