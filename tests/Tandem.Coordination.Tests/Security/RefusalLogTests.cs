using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Security;

namespace Tandem.Coordination.Tests.Security;

/// <summary>One line says who, what and the cure; knocking more often makes no more lines.</summary>
public sealed class RefusalLogTests
{
    private static readonly PeerRefusal Plaintext = new(PeerRefusalKind.Plaintext, "it does not speak TLS", "cure it");

    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _lines = [];
    private readonly RefusalLog _log;

    public RefusalLogTests() => _log = new(_time, _lines.Add, ["lb2", "10.0.0.12"]);

    [Fact]
    public void A_refusal_is_one_line()
    {
        _log.Tell("10.0.0.12", Plaintext);

        Assert.Equal(["refused 10.0.0.12: it does not speak TLS; cure it"], _lines);
    }

    [Fact]
    public void A_peer_that_keeps_knocking_is_told_once_a_minute_with_the_number_left_out()
    {
        for (var i = 0; i < 1000; i++)
        {
            _log.Tell("10.0.0.12", Plaintext);
        }

        _time.Advance(TimeSpan.FromSeconds(59));
        _log.Tell("10.0.0.12", Plaintext);
        Assert.Single(_lines);

        _time.Advance(TimeSpan.FromSeconds(1));
        _log.Tell("10.0.0.12", Plaintext);

        Assert.Equal("refused 10.0.0.12: it does not speak TLS; cure it (and 1000 more times since the last such line)", _lines[1]);
        Assert.Equal(1002, _log.Counts[PeerRefusalKind.Plaintext]);
    }

    [Fact]
    public void Another_reason_of_the_same_peer_is_told()
    {
        _log.Tell("10.0.0.12", Plaintext);
        _log.Tell("10.0.0.12", new(PeerRefusalKind.Expired, "its certificate ended", "renew it"));

        Assert.Equal(2, _lines.Count);
    }

    [Fact]
    public void A_handshake_that_breaks_off_after_a_refusal_has_its_line_already()
    {
        PeerRefusal handshake = new(PeerRefusalKind.Handshake, "it broke the TLS handshake off", "its own log says why");
        _log.Tell("10.0.0.12", Plaintext);
        _log.Tell("10.0.0.12", handshake);
        Assert.Single(_lines);
        Assert.Equal(1, _log.Counts[PeerRefusalKind.Handshake]);

        _log.Tell("10.0.0.13", handshake);
        Assert.Equal("refused 10.0.0.13: it broke the TLS handshake off; its own log says why", _lines[1]);
    }

    [Fact]
    public void Somebody_with_many_addresses_makes_32_lines_a_minute()
    {
        KnockFrom(1000);

        Assert.Equal(32, _lines.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        _log.Tell("10.9.9.9", Plaintext);

        Assert.Equal(33, _lines.Count);
    }

    [Fact]
    public void A_configured_node_has_its_lines_whoever_else_knocks()
    {
        KnockFrom(1000);
        _lines.Clear();
        _log.Tell("10.0.0.12", Plaintext);
        _log.Tell("10.0.0.12", new(PeerRefusalKind.Expired, "its certificate ended", "renew it"));
        _log.Tell("lb2", new(PeerRefusalKind.UnknownMessage, "it sent x", "update this node"));

        Assert.Equal(3, _lines.Count);
    }

    [Fact]
    public void What_configured_nodes_have_takes_no_stranger_his_place()
    {
        foreach (var kind in Enum.GetValues<PeerRefusalKind>())
        {
            _log.Tell("lb2", new(kind, "it sent x", "update this node"));
        }

        _lines.Clear();
        KnockFrom(32);

        Assert.Equal(32, _lines.Count);
    }

    [Fact]
    public void A_peer_that_was_let_in_since_is_told_at_once_with_the_number_left_out()
    {
        _log.Tell("10.0.0.12", Plaintext);
        _log.Tell("10.0.0.12", Plaintext);
        _log.Welcome("10.0.0.12");
        _log.Tell("10.0.0.12", Plaintext);
        _log.Tell("10.0.0.12", Plaintext);

        Assert.Equal(
            ["refused 10.0.0.12: it does not speak TLS; cure it", "refused 10.0.0.12: it does not speak TLS; cure it (and 1 more times since the last such line)"],
            _lines);
    }

    [Fact]
    public void That_one_peer_was_let_in_is_no_news_of_another()
    {
        _log.Tell("10.0.0.12", Plaintext);
        _log.Welcome("10.0.0.13");
        _log.Tell("10.0.0.12", Plaintext);

        Assert.Single(_lines);
    }

    [Fact]
    public void A_handshake_that_breaks_off_after_the_peer_was_let_in_has_a_cause_of_its_own()
    {
        _log.Tell("10.0.0.12", Plaintext);
        _log.Welcome("10.0.0.12");
        _log.Tell("10.0.0.12", new(PeerRefusalKind.Handshake, "it broke the TLS handshake off", "its own log says why"));

        Assert.Equal("refused 10.0.0.12: it broke the TLS handshake off; its own log says why", _lines[1]);
    }

    /// <summary>Whoever speaks so has been let in each time.</summary>
    [Theory]
    [InlineData(PeerRefusalKind.Impostor)]
    [InlineData(PeerRefusalKind.ForeignMessage)]
    [InlineData(PeerRefusalKind.MalformedMessage)]
    [InlineData(PeerRefusalKind.UnknownMessage)]
    public void What_a_peer_says_once_it_is_in_is_no_news_because_it_was_let_in(PeerRefusalKind kind)
    {
        _log.Tell("10.0.0.12", new(kind, "it lies", "cure it"));
        _log.Welcome("10.0.0.12");
        _log.Tell("10.0.0.12", new(kind, "it lies", "cure it"));

        Assert.Single(_lines);
    }

    [Fact]
    public void A_node_that_is_let_in_and_refused_by_turns_cannot_fill_the_log()
    {
        for (var i = 0; i < 1000; i++)
        {
            _log.Tell("10.0.0.12", Plaintext);
            _log.Welcome("10.0.0.12");
        }

        Assert.Equal(9, _lines.Count);
        _time.Advance(TimeSpan.FromMinutes(1));
        _log.Tell("10.0.0.12", Plaintext);

        Assert.Equal("refused 10.0.0.12: it does not speak TLS; cure it (and 991 more times since the last such line)", _lines[9]);
    }

    private void KnockFrom(int addresses)
    {
        for (var i = 0; i < addresses; i++)
        {
            _log.Tell($"10.1.{i / 256}.{i % 256}", Plaintext);
        }
    }
}
