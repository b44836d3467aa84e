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

    public RefusalLogTests() => _log = new(_time, _lines.Add);

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
        for (var i = 0; i < 1000; i++)
        {
            _log.Tell($"10.0.{i / 256}.{i % 256}", Plaintext);
        }

        Assert.Equal(32, _lines.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        _log.Tell("10.9.9.9", Plaintext);

        Assert.Equal(33, _lines.Count);
    }
}
