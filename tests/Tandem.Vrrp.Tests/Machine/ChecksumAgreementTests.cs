using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>The interval is one second, so a peer is forgotten ten seconds after its last advertisement.</summary>
public class ChecksumAgreementTests
{
    private const string A = "192.0.2.3";
    private const string B = "192.0.2.4";
    private static readonly VirtualRouterParameters Auto = Routers.V3();

    [Theory]
    [InlineData(ChecksumSetting.Auto, null, ChecksumForm.PseudoHeader)]
    [InlineData(ChecksumSetting.Auto, ChecksumForm.MessageOnly, ChecksumForm.MessageOnly)]
    [InlineData(ChecksumSetting.PseudoHeader, ChecksumForm.MessageOnly, ChecksumForm.PseudoHeader)]
    [InlineData(ChecksumSetting.MessageOnly, null, ChecksumForm.MessageOnly)]
    public void It_starts_with_what_is_pinned_or_remembered(ChecksumSetting setting, ChecksumForm? remembered, ChecksumForm expected) =>
        Assert.Equal(expected, ChecksumAgreement.For(Auto with { Checksum = setting }, remembered).Form);

    [Fact]
    public void Three_in_a_row_in_the_other_form_switch()
    {
        var agreement = HearOther(ChecksumAgreement.For(Auto), A, 0, 1000);
        Assert.Equal(ChecksumForm.PseudoHeader, agreement.Form);

        Assert.Equal(ChecksumForm.MessageOnly, HearOther(agreement, A, 2000).Form);
    }

    [Fact]
    public void It_switches_back_the_same_way()
    {
        var agreement = HearOther(ChecksumAgreement.For(Auto), A, 0, 1000, 2000);

        agreement = HearPseudo(agreement, B, 20_000, 21_000);
        Assert.Equal(ChecksumForm.MessageOnly, agreement.Form);
        Assert.Equal(ChecksumForm.PseudoHeader, HearPseudo(agreement, B, 22_000).Form);
    }

    [Fact]
    public void Another_source_breaks_the_row() =>
        Assert.Equal(
            ChecksumForm.PseudoHeader,
            HearOther(HearOther(HearOther(ChecksumAgreement.For(Auto), A, 0, 1000), B, 1500), A, 2000, 3000).Form);

    [Fact]
    public void An_advertisement_in_the_current_form_breaks_the_row()
    {
        var agreement = HearPseudo(HearOther(ChecksumAgreement.For(Auto), A, 0, 1000), A, 2000);

        Assert.Equal(ChecksumForm.PseudoHeader, HearOther(agreement, A, 20_000, 21_000).Form);
        Assert.Equal(ChecksumForm.MessageOnly, HearOther(agreement, A, 20_000, 21_000, 22_000).Form);
    }

    [Fact]
    public void A_peer_in_the_current_form_heard_within_ten_intervals_forbids_the_switch()
    {
        var agreement = HearOther(HearPseudo(ChecksumAgreement.For(Auto), B, 0), A, 1000, 2000, 3000, 4000, 10_000);
        Assert.Equal(ChecksumForm.PseudoHeader, agreement.Form);

        // The row was long enough: it switches with the first advertisement after the peer is forgotten.
        Assert.Equal(ChecksumForm.MessageOnly, HearOther(agreement, A, 10_001).Form);
    }

    [Fact]
    public void A_slow_peer_is_remembered_for_ten_intervals_of_its_own()
    {
        var agreement = ChecksumAgreement.For(Auto).Hear(Heard.Advertisement(200, 400, B), Time.At(0));

        Assert.Equal(ChecksumForm.PseudoHeader, HearOther(agreement, A, 38_000, 39_000, 40_000).Form);
        Assert.Equal(ChecksumForm.MessageOnly, HearOther(agreement, A, 38_000, 39_000, 40_001).Form);
    }

    [Theory]
    [InlineData(ChecksumSetting.PseudoHeader, ChecksumForm.MessageOnly)]
    [InlineData(ChecksumSetting.MessageOnly, ChecksumForm.PseudoHeader)]
    public void A_pinned_form_never_switches(ChecksumSetting setting, ChecksumForm other)
    {
        var agreement = ChecksumAgreement.For(Auto with { Checksum = setting });

        Assert.Equal(agreement.Form, Hear(agreement, other, A, 0, 1000, 2000, 3000, 4000).Form);
    }

    [Fact]
    [Clause("RFC 9568", "5.2.8")]
    public void IPv6_has_no_choice()
    {
        var agreement = ChecksumAgreement.For(Routers.V6() with { Checksum = ChecksumSetting.MessageOnly });

        Assert.Equal(ChecksumForm.PseudoHeader, agreement.Form);
        Assert.Equal(agreement, HearOther(agreement, A, 0, 1000, 2000));
    }

    [Fact]
    [Clause("RFC 3768", "5.3.8")]
    public void VRRPv2_has_no_choice()
    {
        var agreement = ChecksumAgreement.For(Routers.V2());

        Assert.Equal(ChecksumForm.MessageOnly, agreement.Form);
        Assert.Equal(agreement, HearPseudo(agreement, A, 0, 1000, 2000));
    }

    [Fact]
    public void Two_sources_with_different_forms_are_a_conflict_that_names_both()
    {
        var agreement = HearOther(HearPseudo(ChecksumAgreement.For(Auto), A, 0), B, 10_000);

        Assert.Equal(new ChecksumConflict(IPvXAddress.Parse(A), IPvXAddress.Parse(B)), agreement.Conflict);
        Assert.Equal(agreement.Conflict, HearPseudo(HearOther(ChecksumAgreement.For(Auto), B, 0), A, 10_000).Conflict);
    }

    [Fact]
    public void There_is_no_conflict_with_one_form_one_source_or_long_ago()
    {
        var start = ChecksumAgreement.For(Auto);

        Assert.Null(start.Conflict);
        Assert.Null(HearPseudo(HearPseudo(start, A, 0), B, 1000).Conflict);
        Assert.Null(HearOther(HearPseudo(start, A, 0), A, 1000).Conflict);
        Assert.Null(HearOther(HearPseudo(start, A, 0), B, 10_001).Conflict);
        Assert.Null(HearPseudo(HearOther(start, A, 0), B, 10_001).Conflict);
    }

    [Fact]
    public void Who_was_heard_is_remembered_when_other_parameters_change()
    {
        var followed = HearOther(ChecksumAgreement.For(Auto), A, 0, 1000).Follow(Auto with { AdvertisementInterval = new(200) });

        Assert.Equal(ChecksumForm.MessageOnly, HearOther(followed, A, 2000).Form);

        // From now on a peer is forgotten after ten of the new intervals.
        var peer = HearPseudo(followed, B, 2000);
        Assert.Equal(ChecksumForm.PseudoHeader, HearOther(peer, A, 20_000, 21_000, 22_000).Form);
        Assert.Equal(ChecksumForm.MessageOnly, HearOther(peer, A, 20_000, 21_000, 22_001).Form);
    }

    [Theory]
    [InlineData(ChecksumSetting.Auto, ChecksumSetting.PseudoHeader, ChecksumForm.PseudoHeader)]
    [InlineData(ChecksumSetting.PseudoHeader, ChecksumSetting.MessageOnly, ChecksumForm.MessageOnly)]
    public void Who_was_heard_is_forgotten_when_the_choice_is_another_one(ChecksumSetting before, ChecksumSetting after, ChecksumForm form)
    {
        var agreement = HearOther(HearPseudo(ChecksumAgreement.For(Auto with { Checksum = before }), A, 0), B, 0);
        Assert.NotNull(agreement.Conflict);

        Assert.Equal(ChecksumAgreement.For(Auto with { Checksum = after }), agreement.Follow(Auto with { Checksum = after }));
        Assert.Equal(form, agreement.Follow(Auto with { Checksum = after }).Form);
    }

    [Fact]
    public void With_VRRPv2_nobody_is_remembered() =>
        Assert.Equal(ChecksumAgreement.For(Routers.V2()), HearPseudo(ChecksumAgreement.For(Auto), A, 0).Follow(Routers.V2()));

    [Fact]
    public void Hearing_allocates_nothing()
    {
        var agreement = HearOther(ChecksumAgreement.For(Auto), A, 0);
        var advertisement = Heard.Advertisement(200);
        var before = GC.GetAllocatedBytesForCurrentThread();

        agreement = agreement.Hear(advertisement, Time.At(1000));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(default, agreement);
    }

    private static ChecksumAgreement HearPseudo(ChecksumAgreement agreement, string source, params int[] at) =>
        Hear(agreement, ChecksumForm.PseudoHeader, source, at);

    private static ChecksumAgreement HearOther(ChecksumAgreement agreement, string source, params int[] at) =>
        Hear(agreement, ChecksumForm.MessageOnly, source, at);

    private static ChecksumAgreement Hear(ChecksumAgreement agreement, ChecksumForm form, string source, params int[] at) =>
        at.Aggregate(agreement, (heard, time) => heard.Hear(Heard.Advertisement(200, 100, source, form), Time.At(time)));
}
