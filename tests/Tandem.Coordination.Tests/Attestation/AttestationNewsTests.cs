using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Attestation;
using Tandem.Coordination.Security;
using Tandem.Coordination.Tests.Wire;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Attestation;

/// <summary>Falling back is said in one line, and so is the end of it.</summary>
public sealed class AttestationNewsTests
{
    private const string Lost = "lb2 is not reached";

    private static readonly AttestedRouter[] Routers =
        [.. new[] { "a", "b", "c", "d", "e", "f", "g" }.Select((name, at) => new AttestedRouter(Samples.Web with { Vrid = new(at + 1) }, name, ["lb2"], []))];

    private readonly FakeTimeProvider _time = new();
    private readonly AttestationBoard _board = new();
    private readonly RepeatedLines _lines;

    public AttestationNewsTests() => _lines = new(_time);

    [Fact]
    public void All_that_change_for_one_reason_are_one_line()
    {
        Assert.Equal([(false, "a, b, c, d, e and 2 more: attested, advertisements count when a member stands for them")], Tell(Routers, null));
        Assert.Equal(
            [(true, "a, b, c, d, e and 2 more: plain VRRP, whoever sends a valid advertisement is believed, because lb2 is not reached")], Tell(Routers, Lost));
        Assert.All(_board.Current.Values, standing => Assert.Equal((false, Lost), (standing.IsAttested, standing.Obstacle)));
    }

    [Fact]
    public void What_has_been_said_is_not_repeated_also_in_another_life()
    {
        Tell(Routers, null);

        Assert.Empty(Tell(Routers, null));
        Assert.Empty(Tell(Routers, null));
    }

    [Fact]
    public void A_channel_that_comes_and_goes_is_told_once_a_minute_and_at_last_as_it_is()
    {
        Tell(Routers, null);
        Assert.Equal([true], Tell(Routers, Lost).Select(line => line.IsWarning));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([false], Tell(Routers, null).Select(line => line.IsWarning));
        _time.Advance(TimeSpan.FromSeconds(58.9));
        Assert.Empty(Tell(Routers, Lost));
        Assert.Empty(Tell(Routers, null));
        Assert.Empty(Tell(Routers, Lost));

        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal([true], Tell(Routers, Lost).Select(line => line.IsWarning));
        Assert.Empty(Tell(Routers, Lost));
    }

    [Fact]
    public void What_is_left_out_of_the_log_is_shown_as_it_is()
    {
        Tell(Routers, Lost);
        Tell(Routers, null);

        Assert.Empty(Tell(Routers, Lost));
        Assert.All(_board.Current.Values, standing => Assert.Equal(Lost, standing.Obstacle));
        Assert.Empty(Tell(Routers, null));
        Assert.All(_board.Current.Values, standing => Assert.True(standing.IsAttested));
    }

    [Fact]
    public void A_new_router_is_told_at_once_though_others_have_the_same_reason()
    {
        Tell(Routers[..2], Lost);

        Assert.Equal(
            [(true, "c: plain VRRP, whoever sends a valid advertisement is believed, because lb2 is not reached")], Tell(Routers[..3], Lost));
    }

    [Fact]
    public void A_router_that_goes_and_comes_back_is_new()
    {
        Tell(Routers[..2], null);
        _board.Keep(new HashSet<VirtualRouterKey> { Routers[0].Key });
        Assert.Equal([Routers[0].Key], _board.Current.Keys);

        Assert.Equal([(false, "b: attested, advertisements count when a member stands for them")], Tell(Routers[..2], null));
    }

    [Fact]
    public void Another_reason_is_told_at_once()
    {
        Tell(Routers, Lost);

        Assert.Equal(2, Tell(Routers[..1], null).Count + Tell(Routers[1..], "lb3 is not reached").Count);
    }

    private List<(bool IsWarning, string Line)> Tell(IEnumerable<AttestedRouter> routers, string? obstacle) =>
        [.. new AttestationNews(_board, _lines, _time).Tell(routers.Select(router => (router, obstacle)))];
}
