using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Exchange;

/// <summary>How old a message is at most, whatever the clocks of the two hosts say.</summary>
public sealed class PeerClocksTests
{
    private readonly FakeTimeProvider _hereTime = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly FakeTimeProvider _thereTime = new(DateTimeOffset.UnixEpoch.AddYears(20));
    private readonly PeerClocks _here;
    private readonly PeerClocks _there;

    public PeerClocksTests() => (_here, _there) = (new PeerClocks(_hereTime), new PeerClocks(_thereTime));

    [Fact]
    public void The_first_message_of_all_has_no_age() => Assert.Null(_here.Hear("there", _there.For("here")));

    [Fact]
    public void A_message_of_an_older_version_has_no_age() => Assert.Null(_here.Hear("there", default));

    [Fact]
    public void The_age_is_the_way_there_and_back_however_long_it_was_held()
    {
        var question = _here.For("there");
        Pass(3);
        _there.Hear("here", question);
        Pass(700);
        var answer = _there.For("here");
        Pass(4);

        // 3 ms there, 4 ms back, and 2 ms for clocks that drift.
        Assert.Equal(TimeSpan.FromMilliseconds(9), _here.Hear("there", answer));
    }

    [Fact]
    public void A_message_that_was_on_its_way_for_long_is_old()
    {
        _there.Hear("here", _here.For("there"));
        var late = _there.For("here");
        Pass(5000);

        Assert.Equal(TimeSpan.FromMilliseconds(5002), _here.Hear("there", late));
    }

    [Fact]
    public void A_host_that_started_afresh_knows_no_age()
    {
        // Its clock began 90 s ago; the other end has had for 100 s what it said when that clock stood at 60 s before.
        var afresh = new PeerClocks(new Uptime(TimeSpan.FromSeconds(90)));

        Assert.Null(afresh.Hear("there", new EnvelopeClock(1, 60_000_000, 100_000_000)));
    }

    [Theory]
    [InlineData(1, ulong.MaxValue)]
    [InlineData(1, (ulong)long.MaxValue)]
    [InlineData(ulong.MaxValue, 0)]
    public void What_no_peer_can_have_held_has_no_age(ulong echo, ulong held) => Assert.Null(_here.Hear("there", new EnvelopeClock(1, echo, held)));

    private void Pass(double milliseconds)
    {
        _hereTime.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _thereTime.Advance(TimeSpan.FromMilliseconds(milliseconds));
    }

    private sealed class Uptime(TimeSpan since) : TimeProvider
    {
        public override long GetTimestamp() => (long)(since.TotalSeconds * TimestampFrequency);
    }
}
