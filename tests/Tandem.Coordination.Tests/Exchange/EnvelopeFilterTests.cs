using Tandem.Coordination.Exchange;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Exchange;

/// <summary>What is let in of a peer that starts afresh again and again.</summary>
public sealed class EnvelopeFilterTests
{
    private readonly EnvelopeFilter _filter = new("edge", ["lb2"]);

    [Fact]
    public void A_former_life_is_not_heard_again()
    {
        Assert.True(Hear(1, 1));
        Assert.True(Hear(2, 1));

        Assert.False(Hear(1, 2));
        Assert.True(Hear(2, 2));
    }

    [Fact]
    public void A_life_so_long_ago_that_its_name_is_forgotten_is_not_heard_again_either()
    {
        for (var life = 1; life <= 10_000; life++)
        {
            Assert.True(Hear(life, 1), $"life {life}");
        }

        Assert.All(Enumerable.Range(1, 9_999), life => Assert.False(Hear(life, 2), $"life {life}"));
        Assert.True(Hear(10_000, 2));
        Assert.True(Hear(10_001, 1));
    }

    [Fact]
    public void What_is_remembered_of_a_peer_has_an_end()
    {
        var lives = new FormerLives();
        for (var life = 1; life <= 100_000; life++)
        {
            lives.Add(Life(life), new(life + 1, 0));
        }

        Assert.True(lives.MayHold(Life(1), new(1, 5)));
        Assert.True(lives.MayHold(Life(100_000), new(100_000, 5)));
        Assert.False(lives.MayHold(Life(100_001), new(100_001, 0)));

        // By name only the latest are known: that of the first one, said now, would be a life of now.
        Assert.False(lives.MayHold(Life(1), new(100_001, 0)));
    }

    private bool Hear(int life, ulong sequence) =>
        _filter.Accepts(new Envelope("edge", "lb2", Life(life), sequence, new(life * 1000L + (long)sequence, 0), new Hello("", 0, 0, [])));

    private static Guid Life(int number) => new(number, 0, 0, new byte[8]);
}
