using Tandem.Coordination.Hearing;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Each fault of a segment in words, and what looks like it and is none.</summary>
public sealed class HearingJudgeTests
{
    private const string DeafA = "node a is deaf on segment front: b hears it, and it hears nobody";
    private const string MuteB = "node b cannot send on segment front: it hears others, and no member hears it";
    private const string AloneA =
        "node a is alone on segment front: it hears nobody and no member hears it, though its carrier is up (another VLAN, or a port that does not forward?)";

    private const string ApartAB =
        "nodes a and b do not hear each other on segment front, though their carriers are up (different VLANs, or a split network?)";

    [Fact]
    public void Who_hears_each_other_has_no_fault()
    {
        Assert.Empty(Faults(new Ears("a", "b")));
        Assert.Empty(Faults(new Ears("a", "b", "c")));
    }

    [Fact]
    public void Who_hears_nothing_at_all_and_is_heard_is_deaf()
    {
        Assert.Equal([DeafA], Faults(new Ears("a", "b").HearsNothing("a")));
        Assert.Equal([DeafA], Faults(new Ears("a", "b", "c").HearsNothing("a")));
    }

    [Fact]
    public void Who_hears_any_other_host_is_not_deaf_so_the_peer_is_mute() =>
        Assert.Equal([MuteB], Faults(new Ears("a", "b").HearsNothing("a").Quiet("a", 0.1)));

    [Fact]
    public void Who_has_heard_others_after_the_peer_fell_silent_is_not_deaf_however_quiet_they_are_now() =>
        Assert.Equal([MuteB], Faults(new Ears("a", "b").HearsNothing("a").HasHeardOthers("a")));

    [Fact]
    public void Deafness_that_began_no_earlier_than_the_peer_was_last_heard_may_be_a_split()
    {
        // b heard a 0.3 s before a report that is 0.2 s old; a heard nothing for 1.15 s more than its report's age of 0.2 s. That is
        // 0.85 s later, and 0.75 s are needed.
        Assert.DoesNotContain(DeafA, Faults(new Ears("a", "b").HearsNothing("a", 1.0)));
        Assert.Equal([DeafA], Faults(new Ears("a", "b").HearsNothing("a", 1.15)));
    }

    [Fact]
    public void Who_hears_members_and_is_heard_by_none_is_mute()
    {
        Assert.Equal([MuteB], Faults(new Ears("a", "b", "c").IsUnheard("b")));
        Assert.Empty(Faults(new Ears("a", "b", "c").IsUnheard("b").Hears("c", "b", true).Hears("a", "b", true)));
    }

    [Fact]
    public void Where_one_of_two_listeners_hears_it_the_way_to_the_other_is_at_fault() => Assert.Equal(
        ["node a does not hear node b on segment front, and b hears a"], Faults(new Ears("a", "b", "c").Hears("a", "b", false)));

    [Fact]
    public void Who_neither_hears_nor_is_heard_is_alone_where_others_hear_something()
    {
        Assert.Equal([AloneA], Faults(new Ears("a", "b", "c").HearsNothing("a").IsUnheard("a")));
        Assert.Equal([AloneA], Faults(new Ears("a", "b").HearsNothing("a").IsUnheard("a")));
    }

    [Fact]
    public void In_another_VLAN_where_there_are_other_hosts_it_is_alone_as_well() =>
        Assert.Equal([AloneA], Faults(new Ears("a", "b", "c").HearsNothing("a").IsUnheard("a").Quiet("a", 0.1)));

    [Fact]
    public void Of_two_that_hear_the_same_of_each_other_neither_is_accused()
    {
        Assert.Equal([ApartAB], Faults(new Ears("a", "b").Parted("a", "b")));
        Assert.Equal([ApartAB], Faults(new Ears("a", "b").Parted("a", "b").Quiet("a", 30).Quiet("b", 30)));
        Assert.Equal([ApartAB], Faults(new Ears("a", "b", "c").Parted("a", "b")));
    }

    [Fact]
    public void Two_halves_of_a_segment_are_apart_pair_by_pair() =>
        Assert.Equal(4, Faults(new Ears("a", "b", "c", "d").Parted("a", "c").Parted("a", "d").Parted("b", "c").Parted("b", "d")).Length);

    [Fact]
    public void Of_whom_nothing_is_known_nothing_is_said()
    {
        Assert.Empty(Faults(new Ears("a", "b").Hears("a", "b", null).Hears("b", "a", null).Quiet("a", 30)));
        Assert.DoesNotContain(DeafA, Faults(new Ears("a", "b").HearsNothing("a").Hears("b", "a", null)));
    }

    [Fact]
    public void Without_the_channel_to_the_peer_nothing_is_said() =>
        Assert.Empty(Faults(new Ears("a", "b").HearsNothing("a").IsGone("b")));

    [Fact]
    public void A_lost_carrier_is_no_riddle()
    {
        Assert.Empty(Faults(new Ears("a", "b").HearsNothing("a").IsUnheard("a").IsUnplugged("a")));
        Assert.Empty(Faults(new Ears("a", "b", "c").HearsNothing("a").IsUnheard("a").IsUnplugged("a")));
    }

    [Fact]
    public void Who_does_not_answer_and_is_heard_asking_is_heard()
    {
        var member = new Ears("a", "b").View.Find("a")!;
        var finding = member.Report.Findings[0];

        Assert.True(HearingView.IsHeard(finding with { Missed = 3, Silence = TimeSpan.FromMilliseconds(1249) }));
        Assert.True(HearingView.IsHeard(finding with { Missed = 2, Silence = TimeSpan.FromSeconds(30) }));
        Assert.False(HearingView.IsHeard(finding with { Missed = 3, Silence = TimeSpan.FromMilliseconds(1250) }));
        Assert.False(HearingView.IsHeard(finding with { Missed = 3, Silence = null }));
    }

    private static string[] Faults(Ears ears) =>
        [.. HearingJudge.Judge(ears.View, new MasterJudge(Arbitration.Off, _ => TimeSpan.FromSeconds(1))).Select(fault => fault.Text)];
}
