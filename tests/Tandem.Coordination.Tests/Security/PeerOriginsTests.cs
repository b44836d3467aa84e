using System.Collections.Concurrent;
using System.Net;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Origins;

namespace Tandem.Coordination.Tests.Security;

/// <summary>Who may speak in whose name.</summary>
public sealed class PeerOriginsTests
{
    private static readonly Dictionary<IPAddress, string> Nodes = new()
    {
        [IPAddress.Parse("10.0.0.11")] = "lb1",
        [IPAddress.Parse("10.0.0.12")] = "lb2",
        [IPAddress.Parse("10.0.0.13")] = "lb3",
        [IPAddress.Parse("fd00::13")] = "six",
    };

    private readonly ConcurrentQueue<string> _lines = new();

    private PeerOrigins Origins => new(Nodes, new RefusalLog(TimeProvider.System, _lines.Enqueue, []));

    [Theory]
    [InlineData("10.0.0.13", "10.0.0.13", true)]
    [InlineData("[::ffff:10.0.0.13]", "10.0.0.13", true)]
    [InlineData("[fd00::13]", "[fd00:0::13]", true)]
    [InlineData("10.0.0.13", "10.0.0.12", false)]
    [InlineData("10.0.0.13", "10.0.0.99", false)]
    [InlineData("10.0.0.13", "lb2", false)]
    [InlineData("10.0.0.13", "", false)]
    [InlineData("10.0.0.99", "10.0.0.13", false)]
    [InlineData("10.0.0.99", "10.0.0.99", false)]
    [InlineData(null, "10.0.0.13", false)]
    public void A_greeting_must_be_from_where_the_connection_is(string? end, string claimed, bool expected)
    {
        Assert.Equal(expected, Origins.Greets(end, claimed));
        Assert.Equal(expected, _lines.IsEmpty);
    }

    [Fact]
    public void Whoever_greeted_as_itself_was_let_in_and_its_next_refusal_is_news()
    {
        var log = new RefusalLog(TimeProvider.System, _lines.Enqueue, []);
        var refusal = new PeerRefusal(PeerRefusalKind.Expired, "its certificate ended", "renew it");
        log.Tell("10.0.0.13", refusal);

        Assert.True(new PeerOrigins(Nodes, log).Greets("[::ffff:10.0.0.13]", "10.0.0.13"));
        log.Tell("10.0.0.13", refusal);

        Assert.Equal(2, _lines.Count);
    }

    [Theory]
    [InlineData("10.0.0.13", "lb3", true)]
    [InlineData("10.0.0.13", "lb2", false)]
    [InlineData("10.0.0.13", "LB3", false)]
    [InlineData("10.0.0.13", "", false)]
    [InlineData("10.0.0.99", "lb3", false)]
    [InlineData(null, "lb3", false)]
    public void An_envelope_must_name_who_greeted(string? origin, string claimed, bool expected) => Assert.Equal(expected, Origins.Speaks(origin, claimed));

    [Fact]
    public void The_line_names_both_and_nothing_that_the_other_side_chose()
    {
        Origins.Speaks("10.0.0.13", "lb2");
        Origins.Greets("10.0.0.12", "x\nfake line");

        Assert.Equal(
            [
                "refused 10.0.0.13: it is lb3 by its certificate, and speaks under the name lb2; see that its --node and its certificate are its own; "
                + "if they are, it lies: take it off the network and make new certificates (tandem-node --pki rotate ca)",
                "refused 10.0.0.12: it is lb2 by its certificate, and speaks under an address that is no node's; see that its --node and its certificate are its own; "
                + "if they are, it lies: take it off the network and make new certificates (tandem-node --pki rotate ca)",
            ],
            _lines);
    }
}
