using Google.Protobuf;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>A node one version older or newer keeps talking.</summary>
public sealed class OtherVersionTests
{
    private const string Router = "0a0b0a0566726f6e7410041833";

    /// <summary>cluster edge, node lb1, boot id, sequence 42.</summary>
    private const string Before = "0a046564676512036c62311a10000102030405060708090a0b0c0d0e0f202a";

    [Fact]
    public void Fields_that_a_newer_node_adds_are_overlooked()
    {
        // In the body: field 100 = 5 (key 100 * 8 = 800). In the envelope: field 101, text "new".
        var newer = Read("release-hint", Router + "1007" + "1801" + "a00605", "aa06036e6577");

        Assert.Equal(new ReleaseHint(Samples.Web, 7, ReleaseCause.LinkLost), newer.Body);
    }

    [Fact]
    public void Fields_that_an_older_node_does_not_send_are_nothing()
    {
        var older = Read("standing", "0a0d" + Router);

        Assert.Equal(new Standing([new(Samples.Web, RouterRole.Initialize, default, 0, default, "", null, 0, [])], "", TimeSpan.Zero), older.Body);
        Assert.Equal(default, older.Stamp);
    }

    [Fact]
    public void A_message_of_a_kind_that_only_a_newer_node_knows_keeps_its_envelope()
    {
        var newer = Read("weather-report", "0801");

        Assert.Equal(new UnknownMessage("weather-report"), newer.Body);
        Assert.Equal(("edge", "lb1", 42ul), (newer.Cluster, newer.Node, newer.Sequence));
    }

    [Fact]
    public void A_strange_manifest_cannot_spoil_the_log() =>
        Assert.Equal(new UnknownMessage("a?b?" + new string('x', 36)), Read("a\nb\u001b" + new string('x', 500), "").Body);

    [Theory]
    [InlineData("release-hint", Router + "1007" + "1863", "Other")] // cause 99
    [InlineData("verdict", "120b0a0566726f6e7410041833" + "1863", "Unsure")] // answer 99
    public void A_number_that_only_a_newer_node_knows_is_read_as_the_harmless_one(string manifest, string body, string expected) =>
        Assert.Contains($" = {expected}", Read(manifest, body).Body.ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_intent_of_a_kind_that_only_a_newer_node_knows_is_left_out()
    {
        // Kinds 99 and 2 (undrain), both of node lb1, given on lb1.
        var newer = Read("intent-exchange", "0a0c" + "0863" + "12036c6231" + "2a036c6231" + "0a0c" + "0802" + "12036c6231" + "2a036c6231");

        Assert.Equal(new IntentExchange([new(IntentKind.Undrain, "lb1", null, default, "lb1")]), newer.Body);
    }

    [Theory]
    [InlineData("release-hint", "", "a virtual router is missing")]
    [InlineData("release-hint", "0a0c0a0566726f6e74100418ac02", "a vrid is 300; allowed 1..255")]
    [InlineData("release-hint", "0a0b0a0566726f6e7410051833", "a family is 5; allowed 4 or 6")]
    [InlineData("hand-over-go", "0a0101120b0a0566726f6e7410041833", "an id has 1 bytes; allowed 16")]
    [InlineData("challenge", "120b0a0566726f6e74100418331a020a00", "an address has 2 bytes; allowed 4, 16 or none")]
    [InlineData("challenge", "120b0a0566726f6e7410041833", "an address is missing")]
    [InlineData("standing-changed", "", "a standing is missing")]
    [InlineData("standing-changed", "0a0f" + Router + "1003", "a role is 3; allowed 0..2")]
    [InlineData("standing-changed", "0a10" + Router + "28ac02", "a priority is 300; allowed 0..255")]
    [InlineData("standing", "18ffffffffffffffffff01", "a time is 18446744073709551615 µs; allowed up to 3153600000000000")]
    [InlineData("hello", "", "a node's address cannot be read")]
    [InlineData("hello", "0a0178", "a node's address cannot be read")]
    public void A_value_without_meaning_is_refused_by_name(string manifest, string body, string expected) =>
        Assert.Equal(expected, Assert.Throws<MalformedMessageException>(() => Read(manifest, body)).Message);

    [Fact]
    public void Bytes_that_are_no_Protobuf_are_refused() =>
        Assert.Throws<InvalidProtocolBufferException>(() => MessageCodec.Read([0xff, 0xff, 0xff], "hello"));

    private static Envelope Read(string manifest, string body, string after = "") =>
        MessageCodec.Read(Convert.FromHexString(Before + $"32{body.Length / 2:x2}" + body + after), manifest);
}
