using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>The Master's side of a hand-over, message by message. Master_Down_Interval of priority 1 at one second is 3.99609 s.</summary>
public sealed class GivingTests
{
    private readonly Bench _a = new();

    public GivingTests() => _a.Stand(0, Bench.Master());

    [Fact]
    public void A_hand_over_goes_so()
    {
        Assert.Equal("to b: prepare", _a.Begin(100, "b"));
        Assert.Equal("advise yield", _a.Hear(102, "b", Prepared()));
        Assert.Equal("to b: go", _a.Stand(103, Bench.Master(priority: 1)));
        Assert.Equal("advise hold until 4102", _a.Stand(106, Bench.Standing(RouterRole.Backup, Bench.A, 1, Bench.Third, Bench.Heard(Bench.B, 251))));
        Assert.Equal("to b: done; done, handed over to b", _a.Report(107, new NodeReport.Released(Bench.Web, Bench.Third)));
        Assert.Equal(0, _a.Book.UnderWay);
    }

    [Fact]
    public void A_drained_Master_need_not_lower_its_priority_first()
    {
        _a.Stand(1, Bench.Master(priority: 1));
        _a.Begin(100, "b");

        Assert.Equal("advise yield; to b: go", _a.Hear(102, "b", Prepared()));
    }

    [Fact]
    public void It_goes_on_only_if_the_target_heard_this_node_last()
    {
        _a.Begin(100, "b");

        Assert.Equal(
            "to b: abandoned, b heard 192.0.2.11 last, not this node; not done, b heard 192.0.2.11 last, not this node",
            _a.Hear(102, "b", Prepared() with { Master = Bench.B }));
    }

    [Fact]
    public void A_target_that_does_not_answer_is_given_up_after_300_ms()
    {
        _a.Begin(100, "b");

        Assert.Equal("", _a.Lapse(399));
        Assert.Equal("to b: abandoned, b has not answered; not done, b has not answered", _a.Lapse(400));
        Assert.Equal("", _a.Hear(401, "b", Prepared()));
    }

    [Fact]
    public void A_target_that_does_not_advertise_is_given_up_when_the_lowered_priority_lapses()
    {
        _a.Begin(100, "b");
        _a.Hear(102, "b", Prepared());
        _a.Stand(103, Bench.Master(priority: 1));

        Assert.Equal("", _a.Lapse(4097));
        Assert.Equal("to b: abandoned, b has not advertised; not done, b has not advertised", _a.Lapse(4099));
    }

    [Fact]
    public void A_refusal_ends_it() => Assert.Equal("not done, b refused: it is drained", Refused("it is drained"));

    [Fact]
    public void Words_of_another_node_or_hand_over_are_not_heard()
    {
        _a.Begin(100, "b");

        Assert.Equal("", _a.Hear(101, "c", Prepared()));
        Assert.Equal("", _a.Hear(101, "b", Prepared() with { HandOver = Guid.Empty }));
    }

    [Fact]
    public void An_answer_that_comes_twice_counts_once()
    {
        _a.Begin(100, "b");
        _a.Hear(102, "b", Prepared());
        _a.Stand(103, Bench.Master(priority: 1));

        Assert.Equal("", _a.Hear(104, "b", Prepared()));
        Assert.Equal("", _a.Stand(105, Bench.Master(priority: 1)));
    }

    [Fact]
    public void A_second_hand_over_of_the_same_router_waits_for_the_first()
    {
        _a.Begin(100, "b");

        Assert.Equal("", _a.Begin(101, "c"));
    }

    [Fact]
    public void Who_is_not_Master_hands_nothing_over()
    {
        var b = new Bench();
        b.Stand(0, Bench.Backup());

        Assert.Equal("", b.Begin(100, "a"));
    }

    [Fact]
    public void An_owner_hands_nothing_over()
    {
        _a.Stand(1, Bench.Master(priority: 255));

        Assert.Equal("", _a.Begin(100, "b"));
    }

    [Fact]
    public void A_preferred_node_gets_what_it_asks_for() => Assert.Equal("to b: prepare", _a.Hear(100, "b", new HandOverWanted(Guid.Empty, Bench.Web, new Priority(255))));

    [Theory]
    [InlineData(254)]
    [InlineData(1)]
    public void Who_would_not_win_on_the_wire_does_not(byte priority) => Assert.Equal(
        $"to b: abandoned, its priority is 254, not less than {priority}", _a.Hear(100, "b", new HandOverWanted(Guid.Empty, Bench.Web, new Priority(priority))));

    [Fact]
    public void Who_asks_in_the_middle_of_a_hand_over_is_told_so_unless_it_is_the_target()
    {
        _a.Begin(100, "b");

        Assert.Equal("to c: abandoned, it hands over to b already", _a.Hear(101, "c", new HandOverWanted(Guid.Empty, Bench.Web, new Priority(255))));
        Assert.Equal("", _a.Hear(101, "b", new HandOverWanted(Guid.Empty, Bench.Web, new Priority(255))));
    }

    [Fact]
    public void Beyond_128_at_a_time_who_asks_waits_until_one_is_over()
    {
        for (var vrid = 1; vrid <= 129; vrid++)
        {
            var web = Bench.Master();
            _a.Stand(1, web with { Configured = web.Configured with { Key = Key(vrid) } });
        }

        var answers = Enumerable.Range(1, 129).Select(vrid => _a.Hear(100, "b", new HandOverWanted(new Guid(vrid, 0, 0, new byte[8]), Key(vrid), new Priority(255)))).ToList();

        Assert.Equal(128, answers.Count(answer => answer == "to b: prepare"));
        Assert.Equal("", _a.AnswerWaiting(101));
        _a.Hear(102, "b", new HandOverAbandoned(new Guid(7, 0, 0, new byte[8]), Key(7), "it is drained"));
        Assert.Equal("to b: prepare", _a.AnswerWaiting(102));

        static VirtualRouterKey Key(int vrid) => Bench.Web with { Vrid = new Vrid(vrid) };
    }

    private string Refused(string reason)
    {
        _a.Begin(100, "b");
        return _a.Hear(102, "b", new HandOverAbandoned(Bench.Id, Bench.Web, reason));
    }

    private static HandOverPrepared Prepared() => new(Bench.Id, Bench.Web, Bench.A, new Priority(254));
}
