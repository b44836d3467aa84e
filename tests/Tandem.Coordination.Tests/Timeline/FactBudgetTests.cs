using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>What a stranger can cause does not push the story out; what the nodes do themselves is never left out.</summary>
public sealed class FactBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Ten_thousand_discards_a_second_for_an_hour_are_one_entry_a_minute_and_reason()
    {
        var budget = new FactBudget(_time);
        var recorded = new List<TimelineFact>();
        for (var minute = 0; minute < 60; minute++)
        {
            // 600,000 a minute, told in 60 sums for each of two reasons.
            for (var second = 0; second < 60; second++)
            {
                recorded.AddRange(Taken(budget, Discard(DiscardReason.TtlNot255)).Concat(Taken(budget, Discard(DiscardReason.Checksum))));
            }

            _time.Advance(FactBudget.Window);
            recorded.AddRange(budget.Settle());
        }

        // The two first ones at once, and then two sums each minute.
        Assert.Equal(2 + (60 * 2), recorded.Count);
        Assert.Equal(60L * 600_000, recorded.Cast<TimelineFact.Discarded>().Sum(discarded => discarded.Count));
    }

    [Fact]
    public void Notices_of_one_kind_are_twenty_a_minute_and_the_rest_is_counted()
    {
        var budget = new FactBudget(_time);

        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => budget.Take(Notice) is not null));
        Assert.Equal("10 entries were left out, TooManyOfOneKind", Assert.Single(budget.Settle()).Text);
        _time.Advance(FactBudget.Window);
        Assert.NotNull(budget.Take(Notice));
    }

    [Fact]
    public void Steps_of_many_hand_overs_at_once_are_all_recorded()
    {
        var budget = new FactBudget(_time);
        var step = new TimelineFact.HandOver(new("front", Family.IPv4, new Vrid(51)), Guid.Empty, HandOverStep.Going, "lb2");

        Assert.Equal(1275, Enumerable.Range(0, 1275).Count(_ => budget.Take(step) is not null));
    }

    [Fact]
    public void Sums_of_which_there_are_too_many_are_rationed_like_other_notices()
    {
        var budget = new FactBudget(_time);

        Assert.Equal(200 + 20, Enumerable.Range(0, 1000).Count(at => budget.Take(Discard(DiscardReason.TtlNot255) with { Interface = $"eth{at}" }) is not null));
    }

    private static TimelineFact Notice => new TimelineFact.Link(null, "eth0", LinkNotice.GateRebuilt, "");

    private static TimelineFact.Discarded Discard(DiscardReason reason) => new("eth0", reason, 5000, IPvXAddress.Parse("192.0.2.66"));

    private static IEnumerable<TimelineFact> Taken(FactBudget budget, TimelineFact fact) => budget.Take(fact) is { } worth ? [worth] : [];
}
