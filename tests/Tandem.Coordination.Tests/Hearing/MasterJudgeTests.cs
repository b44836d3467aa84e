using System.Collections.Immutable;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Two Masters of one router, and what that says of the network and of who lets go.</summary>
public sealed class MasterJudgeTests
{
    private const string Both = "a and b are both Master of front-4-51";
    private const string Split = Both + " and cannot hear each other: ";

    [Fact]
    public void One_Master_is_as_it_should_be() => Assert.Empty(Faults(new Ears("a", "b").Is("a", RouterRole.Master)));

    [Fact]
    public void Two_that_cannot_hear_each_other_are_told_of_at_once_and_nobody_lets_go()
    {
        var fault = Assert.Single(Faults(Masters("a", "b").Parted("a", "b")));

        Assert.Equal((Split + "nobody lets go", TimeSpan.Zero), (fault.Text, fault.Patience));
    }

    [Fact]
    public void Two_that_hear_each_other_have_three_intervals_to_settle()
    {
        var ears = new Ears("a", "b").Is("a", RouterRole.Master, heard: "b").Is("b", RouterRole.Master, heard: "a");

        Assert.Equal([(Both + ": nobody lets go", TimeSpan.FromSeconds(1.5))], Faults(ears, TimeSpan.FromMilliseconds(100)).Select(fault => (fault.Text, fault.Patience)));
        Assert.Equal(TimeSpan.FromSeconds(6), Assert.Single(Faults(ears, TimeSpan.FromSeconds(2))).Patience);
    }

    [Fact]
    public void Where_probes_pass_and_advertisements_in_neither_direction_multicast_is_filtered() => Assert.Equal(
        [
            Both + ": nobody lets go",
            "advertisements of front-4-51 pass in neither direction between a and b, though probes do: multicast is filtered on segment front (snooping without a querier?)",
        ],
        Texts(Masters("a", "b")));

    [Fact]
    public void Where_probes_do_not_pass_either_no_filter_is_named() => Assert.Single(Texts(Masters("a", "b").Hears("a", "b", false)));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Where_advertisements_pass_in_one_direction_a_firewall_drops_them(string from, string to) => Assert.Equal(
        $"advertisements of front-4-51 from {from} do not reach {to} on segment front, though probes do, and {from} hears {to}'s: a firewall on {from} or {to} drops VRRP",
        Texts(Masters("a", "b").Is(from, RouterRole.Master, heard: to))[1]);

    [Fact]
    public void A_third_one_tells_on_which_of_them()
    {
        var ears = Masters("a", "b", "c").Is("a", RouterRole.Master, heard: "b");

        Assert.EndsWith(": a firewall on b drops VRRP", Texts(ears.Is("c", RouterRole.Backup, heard: "a"))[1], StringComparison.Ordinal);
        Assert.EndsWith(": a firewall on a drops VRRP", Texts(ears.Is("c", RouterRole.Backup, heard: "b"))[1], StringComparison.Ordinal);
        Assert.EndsWith(": a firewall on a or b drops VRRP", Texts(ears.Is("c", RouterRole.Initialize))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_rival_that_does_not_live_is_none() => Assert.Empty(Faults(Masters("a", "b").Parted("a", "b").IsGone("b")));

    [Theory]
    [InlineData(true, false, Split + "b alone does not reach the witness and lets go")]
    [InlineData(false, true, Split + "a alone does not reach the witness and lets go")]
    [InlineData(true, true, Split + "nobody lets go")]
    [InlineData(false, false, Split + "nobody lets go")]
    [InlineData(true, null, Split + "nobody lets go")]
    [InlineData(null, false, Split + "nobody lets go")]
    public void The_witness_decides_only_for_one(bool? a, bool? b, string text)
    {
        var arbitration = Arbitrating(new ArbitrationSetting(Ears.AddressOf("z")));

        Assert.Equal(text, Assert.Single(Faults(Masters("a", "b").Parted("a", "b").Reaches("a", a).Reaches("b", b), arbitration: arbitration)).Text);
    }

    [Fact]
    public void Two_that_hear_each_other_in_one_direction_are_not_arbitrated()
    {
        var ears = Masters("a", "b").Hears("a", "b", false).Reaches("a", false).Reaches("b", true);

        Assert.EndsWith("nobody lets go", Assert.Single(Faults(ears, arbitration: Arbitrating(new(Ears.AddressOf("z"))))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Split + "nobody lets go")] // the third hears both
    [InlineData("b", Split + "b alone does not reach the witness and lets go")]
    [InlineData("a", Split + "a alone does not reach the witness and lets go")]
    [InlineData("ab", Split + "nobody lets go")]
    public void Without_an_address_the_third_member_is_the_witness(string unheard, string text)
    {
        var ears = Masters("a", "b", "c").Parted("a", "b");
        foreach (var node in unheard)
        {
            ears.Parted($"{node}", "c");
        }

        Assert.Equal(text, Assert.Single(Faults(ears, arbitration: Arbitrating(new(null)))).Text);
    }

    [Fact]
    public void A_third_member_that_one_hears_in_one_direction_only_settles_nothing() => Assert.EndsWith(
        "nobody lets go",
        Assert.Single(Faults(Masters("a", "b", "c").Parted("a", "b").Hears("c", "b", false), arbitration: Arbitrating(new(null)))).Text,
        StringComparison.Ordinal);

    private static Ears Masters(params string[] nodes) => new Ears(nodes).Is("a", RouterRole.Master).Is("b", RouterRole.Master);

    private static Arbitration Arbitrating(ArbitrationSetting setting) =>
        new(ImmutableDictionary<string, ArbitrationSetting>.Empty.Add("front", setting));

    private static string[] Texts(Ears ears) => [.. Faults(ears).Select(fault => fault.Text)];

    private static HearingFault[] Faults(Ears ears, TimeSpan? interval = null, Arbitration? arbitration = null) =>
        [.. new MasterJudge(arbitration ?? Arbitration.Off, _ => interval ?? TimeSpan.FromSeconds(1)).Judge(ears.View)];
}
