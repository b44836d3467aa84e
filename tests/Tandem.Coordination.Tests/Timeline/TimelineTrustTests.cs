using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>Whose word counts about whom.</summary>
public sealed class TimelineTrustTests
{
    private static readonly Guid Now = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Former = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Own = new("00000000-0000-0000-0000-00000000000c");

    private readonly TimelineTrust _trust = new("lb1", Own, new HashSet<string> { "lb1", "lb2", "lb3" });
    private readonly HashSet<string> _reached = ["lb2", "lb3"];

    public TimelineTrustTests()
    {
        _trust.Hear("lb2", Now);
        _trust.Hear("lb3", Now);
    }

    [Fact]
    public void Node_is_believed_about_itself_in_every_life()
    {
        Assert.True(IsBelieved("lb2", Now, from: "lb2"));
        Assert.True(IsBelieved("lb2", Former, from: "lb2"));
    }

    [Fact]
    public void Member_is_not_believed_about_one_that_can_be_asked_but_about_its_former_lives()
    {
        Assert.False(IsBelieved("lb3", Now, from: "lb2"));
        Assert.True(IsBelieved("lb3", Former, from: "lb2"));
    }

    [Fact]
    public void Member_is_believed_about_one_that_died()
    {
        _reached.Remove("lb3");

        Assert.True(IsBelieved("lb3", Now, from: "lb2"));
    }

    [Fact]
    public void Nobody_is_believed_about_this_life_of_this_node_but_about_a_former_one()
    {
        Assert.False(IsBelieved("lb1", Own, from: "lb2"));
        Assert.True(IsBelieved("lb1", Former, from: "lb2"));
    }

    [Fact]
    public void Nobody_is_believed_about_a_node_that_is_not_configured_and_does_not_offer_it_again()
    {
        Assert.False(IsBelieved("lb9", Former, from: "lb2"));

        Assert.Contains(new TimelineMark("lb9", Former, long.MaxValue), Shown(to: "lb2"));
        Assert.DoesNotContain(Shown(to: "lb3"), mark => mark.Node == "lb9");
    }

    [Fact]
    public void Peer_is_told_that_what_would_not_be_taken_from_it_is_known()
    {
        Assert.Equal(
            [new("lb1", Own, long.MaxValue), new("lb2", Now, 7), new("lb3", Now, long.MaxValue)],
            Shown(to: "lb2", new TimelineMark("lb2", Now, 7), new TimelineMark("lb3", Now, 5)));
        Assert.Equal(
            [new("lb1", Own, long.MaxValue), new("lb2", Now, long.MaxValue), new("lb3", Now, 5)],
            Shown(to: "lb3", new TimelineMark("lb2", Now, 7), new TimelineMark("lb3", Now, 5)));
    }

    private bool IsBelieved(string node, Guid life, string from) =>
        _trust.Sift(new TimelineEntries([Shelf.Entry(1, node) with { BootId = life }]), from, _reached.Contains).Entries.Count == 1;

    private Items<TimelineMark> Shown(string to, params TimelineMark[] known) => _trust.Shown(new TimelineKnown([.. known]), to, _reached.Contains).Marks;
}
