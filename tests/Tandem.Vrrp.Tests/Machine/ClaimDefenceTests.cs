using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

public class ClaimDefenceTests
{
    [Fact]
    public void Without_a_claim_nothing_is_due()
    {
        Assert.False(ClaimDefence.Quiet.IsDue(Time.At(1_000_000)));
        Assert.Equal(Instant.Never, ClaimDefence.Quiet.NextDeadline);
    }

    [Fact]
    [Clause("RFC 5227", "2.4")]
    public void The_first_claim_is_answered_at_once() => Assert.True(ClaimDefence.Quiet.Hear().IsDue(Time.At(0)));

    [Fact]
    [Clause("RFC 5227", "2.4")]
    public void A_claim_within_a_second_of_the_answer_is_answered_at_the_end_of_it()
    {
        var defence = ClaimDefence.AnsweredAt(Time.At(0)).Hear();

        Assert.False(defence.IsDue(Time.JustBefore(1000)));
        Assert.True(defence.IsDue(Time.At(1000)));
        Assert.Equal(Time.At(1000), defence.NextDeadline);
    }

    // A claim every millisecond from 0 to 3500 ms: answers at 0, 1000, 2000 and 3000 ms.
    [Fact]
    public void A_flood_of_claims_is_answered_once_a_second()
    {
        var answers = new List<int>();
        var defence = ClaimDefence.Quiet;
        for (var millisecond = 0; millisecond <= 3500; millisecond++)
        {
            defence = defence.Hear();
            if (defence.IsDue(Time.At(millisecond)))
            {
                answers.Add(millisecond);
                defence = ClaimDefence.AnsweredAt(Time.At(millisecond));
            }
        }

        Assert.Equal([0, 1000, 2000, 3000], answers);
    }

    [Fact]
    public void When_the_claims_end_so_do_the_answers() => Assert.False(ClaimDefence.AnsweredAt(Time.At(0)).IsDue(Time.At(5000)));

    [Fact]
    public void What_is_postponed_is_still_owed_a_second_later()
    {
        var defence = ClaimDefence.Quiet.Hear().Postponed(Time.At(200));

        Assert.Equal(Time.At(1200), defence.NextDeadline);
        Assert.Equal(Instant.Never, ClaimDefence.Quiet.Postponed(Time.At(200)).NextDeadline);
    }
}
