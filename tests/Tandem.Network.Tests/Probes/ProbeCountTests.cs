using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Probes;

public sealed class ProbeCountTests
{
    private static readonly MacAddress Peer = new(0x02_00_00_00_00_0b);
    private static readonly Instant Start = new(5_000_000_000);
    private readonly ProbeCount _count = new(new ProbeTarget("front", IPvXAddress.Parse("192.0.2.10"), IPvXAddress.Parse("192.0.2.11")));

    [Fact]
    public void Of_whom_nobody_has_asked_nothing_is_known()
    {
        _count.Settle();

        Assert.Equal((0, 0, null, false), Seen(Start));
        Assert.False(_count.Look(Start).IsKnown);
    }

    [Fact]
    public void Three_questions_without_an_answer_say_that_it_is_not_heard()
    {
        Miss(2);
        Assert.False(_count.Look(Start).IsKnown);

        Miss(1);

        Assert.Equal((3, 3, null, false), Seen(Start));
        Assert.True(_count.Look(Start).IsKnown);
    }

    [Fact]
    public void An_answer_ends_the_row_and_is_asked_alone_until_it_misses_one()
    {
        Miss(2);
        _count.Ask();
        _count.Answer(Peer);
        _count.Settle();
        Assert.Equal((3, 0, null, true), Seen(Start));
        Assert.Equal(Peer, _count.Mac);

        Miss(1);

        Assert.Equal((4, 1, null, true), Seen(Start));
        Assert.Null(_count.Mac);
    }

    [Fact]
    public void Two_answers_to_one_question_are_one()
    {
        _count.Ask();
        _count.Answer(Peer);
        _count.Answer(Peer);

        Assert.Equal((1, 0, null, true), Seen(Start));
    }

    [Fact]
    public void To_be_heard_asking_is_known_at_once_and_answers_nothing()
    {
        Miss(3);

        _count.HearAsking(Start);

        Assert.Equal((3, 3, TimeSpan.FromSeconds(2), false), Seen(Start + TimeSpan.FromSeconds(2)));
    }

    private (int, int, TimeSpan?, bool) Seen(Instant now) => _count.Look(now) is var sight ? (sight.Asked, sight.Missed, sight.Silence, sight.HasAnswered) : default;

    private void Miss(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            _count.Ask();
            _count.Settle();
        }
    }
}
