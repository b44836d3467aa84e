using Tandem.Actors.Advice;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Wire;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;
using Verdict = Tandem.Coordination.Messages.Verdict;

namespace Tandem.Coordination.Tests.Attestation;

/// <summary>Only the member that was asked answers, and only what it was asked.</summary>
public sealed class QuestionsTests
{
    private static readonly IPvXAddress Second = IPvXAddress.Parse("192.0.2.12");

    private ulong _next = 100;

    private Questions Asked
    {
        get
        {
            var questions = new Questions(() => _next++);
            Assert.Equal(new Challenge(100, Samples.Web, Second, new(255)), questions.Ask(Wanted(5), "lb2"));
            return questions;
        }
    }

    [Theory]
    [InlineData(VerdictAnswer.Mine, AttestationAnswer.Genuine)]
    [InlineData(VerdictAnswer.NotMine, AttestationAnswer.Forged)]
    public void An_answer_is_passed_on_once(VerdictAnswer said, AttestationAnswer expected)
    {
        var questions = Asked;

        Assert.Equal(new RouterAdvice.Verdict(Samples.Web, 5, expected), questions.Answer("lb2", Of(100, said)));
        Assert.Null(questions.Answer("lb2", Of(100, said)));
    }

    [Fact]
    public void Another_member_or_router_or_number_answers_nothing()
    {
        var questions = Asked;

        Assert.Null(questions.Answer("lb3", Of(100, VerdictAnswer.Mine)));
        Assert.Null(questions.Answer("lb2", Of(101, VerdictAnswer.Mine)));
        Assert.Null(questions.Answer("lb2", Of(100, VerdictAnswer.Mine) with { Router = Samples.Web with { Vrid = new(52) } }));
        Assert.NotNull(questions.Answer("lb2", Of(100, VerdictAnswer.Mine)));
    }

    [Fact]
    public void Who_cannot_say_answers_nothing() => Assert.Null(Asked.Answer("lb2", Of(100, VerdictAnswer.Unsure)));

    [Fact]
    public void A_flood_of_questions_forgets_the_first()
    {
        var questions = Asked;
        for (var i = 0; i < 1024; i++)
        {
            questions.Ask(Wanted(6 + i), "lb2");
        }

        Assert.Null(questions.Answer("lb2", Of(100, VerdictAnswer.Mine)));
        Assert.NotNull(questions.Answer("lb2", Of(101, VerdictAnswer.Mine)));
    }

    private static Verdict Of(ulong nonce, VerdictAnswer answer) => new(nonce, Samples.Web, answer, 7);

    private static NodeReport.AttestationWanted Wanted(long inquiry) => new(
        Samples.Web,
        inquiry,
        new Advertisement(Second, VrrpVersion.V3, new(51), Priority.Owner, AdvertisementInterval.Default, 1, ChecksumForm.PseudoHeader, AdvertisementRemarks.None),
        default,
        default,
        AttestationOutcome.HonouredInSilence);
}
