using Tandem.Network.Capture;

namespace Tandem.Network.KernelTests.Capture;

public sealed class AnswerWatchTests
{
    [Fact]
    public void A_question_that_was_lost_is_asked_again_so_that_its_answer_counts()
    {
        var asked = 0;
        AnswerWatch? watch = null;
        watch = new AnswerWatch(TimeSpan.FromSeconds(2), () =>
        {
            asked++;
            if (asked > 1)
            {
                watch!.Answer();
            }
        });

        for (var look = 0; look < 20; look++)
        {
            watch.Look(watch.NextAt, []);
        }

        Assert.Equal(20, asked);
        Assert.Equal(Vrrp.Model.Instant.Never, watch.UnansweredSince);
    }
}
