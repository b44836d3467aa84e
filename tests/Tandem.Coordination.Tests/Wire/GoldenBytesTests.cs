using Tandem.Coordination.Messages;
using Tandem.Coordination.Wire;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>
/// What stands on the wire, worked out by hand from the Protobuf encoding: key = field times 8 plus kind (0 number, 1 eight bytes, 2 length), numbers
/// in groups of seven bits. These never change: nodes of other versions read them.
/// </summary>
public sealed class GoldenBytesTests
{
    // cluster (1) edge, node (2) lb1, boot id (3) 16 bytes, sequence (4) 42, stamp (5) 11 bytes { microseconds (1), counter (2) 3 }, body (6).
    private const string Before = "0a0465646765" + "12036c6231" + "1a10000102030405060708090a0b0c0d0e0f" + "202a" + "2a0b088080f9c0c1c482031003";

    private const string Router = "0a0566726f6e74" + "1004" + "1833"; // segment (1) front, family (2) 4, vrid (3) 51: 11 bytes
    private const string Id = "0a10000102030405060708090a0b0c0d0e0f";
    private const string Stamp = "088080f9c0c1c482031003";
    private const string Lb2 = "0a00000c";
    private const string Standing = "0a0b" + Router + "1002" + "1a0b" + Stamp + "2007" + "28fe01" + "320574696d6572" + "3a04" + Lb2 + "40ac02" + "4a08" + "0a04" + Lb2 + "1005";

    public static TheoryData<string, string> Bodies => new()
    {
        { "hello", "0a1f616b6b612e7463703a2f2f636f6f72644031302e302e302e31313a37323030" + "1005" + "1802" + "220178" + "220179" },
        { "standing", "0a3b" + Standing + "12026162" + "18dc0b" },
        { "standing-changed", "0a3b" + Standing },
        { "release-hint", "0a0b" + Router + "1007" + "1801" },
        { "hand-over-prepare", Id + "120b" + Router + "1807" + "2205647261696e" },
        { "hand-over-prepared", Id + "120b" + Router + "1a04" + Lb2 + "20fe01" },
        { "hand-over-go", Id + "120b" + Router + "1807" },
        { "hand-over-done", Id + "120b" + Router + "1807" },
        { "hand-over-abandoned", Id + "120b" + Router + "1a046c617465" },
        { "hand-over-wanted", Id + "120b" + Router + "18fe01" },
        { "challenge", "090807060504030201" + "120b" + Router + "1a04" + Lb2 + "20ff01" },
        { "verdict", "090807060504030201" + "120b" + Router + "1802" + "2007" },
        { "probe-report", "0a12" + "0a0566726f6e74" + "1004" + "1a036c6232" + "2003" + "2800" + "120f" + "0a0566726f6e74" + "1001" + "1805" + "2000" + "2801" },
        { "intent-exchange", "0a26" + "0803" + "12036c6232" + "1a0b" + Router + "220b" + Stamp + "2a036c6231" + "0a19" + "0801" + "12036c6231" + "220b" + Stamp + "2a036c6231" },
        { "configuration-digest", "0a026162" + "1220" + "0a0b" + Router + "1203776562" + "1a0c" + "0a0776657273696f6e" + "120133" },
        { "timeline-entries", "0a3f" + "0a036c6231" + "1210000102030405060708090a0b0c0d0e0f" + "1809" + "220b" + Stamp + "2a0468696e74" + "320b" + Router + "3a04746f6c64" },
        { "check-report", "0a23" + "0a07686170726f7879" + "1001" + "1802" + "220b" + Stamp + "2a0772656675736564" + "120b" + Router },
        { "timeline-known", "0a19" + "0a036c6231" + "1210000102030405060708090a0b0c0d0e0f" + "1809" },
        { "change-prepare", Id + "12026162" + "1a0974616e64656d207b7d" },
        { "change-answer", Id + "1002" + "1a026e6f" },
        { "change-try", Id + "10ac02" },
        { "change-drop", Id + "12046c617465" },
        { "change-confirm", Id + "120b" + Stamp },
        { "change-known", "0a0b" + Stamp + "12026162" + "1a026364" + "1a026566" + "220178" },
        { "change-wanted", "0a026162" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_message_is_written_so(string manifest, string body)
    {
        var envelope = Samples.Enveloped(Samples.All[manifest]);

        Assert.Equal(manifest, MessageCodec.ManifestOf(envelope.Body));
        Assert.Equal(Enveloped(body), Convert.ToHexStringLower(MessageCodec.Write(envelope)));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void These_bytes_are_read_so(string manifest, string body) =>
        Assert.Equal(Samples.Enveloped(Samples.All[manifest]), MessageCodec.Read(Convert.FromHexString(Enveloped(body)), manifest));

    /// <summary>The same standing with what was added later: source (10) 10.0.0.11, configured priority (11) 254, released (12) 6.</summary>
    [Fact]
    public void What_was_added_to_a_standing_is_written_and_read_so()
    {
        var added = Samples.Enveloped(new StandingChanged(Samples.Master with { Source = IPvXAddress.Parse("10.0.0.11"), Configured = new(254), Released = 6 }));
        var bytes = Enveloped("0a46" + Standing + "52040a00000b" + "58fe01" + "6006");

        Assert.Equal(bytes, Convert.ToHexStringLower(MessageCodec.Write(added)));
        Assert.Equal(added, MessageCodec.Read(Convert.FromHexString(bytes), "standing-changed"));
    }

    /// <summary>heir (4) lb2.</summary>
    [Fact]
    public void What_was_added_to_a_hint_is_written_and_read_so()
    {
        var added = Samples.Enveloped(new ReleaseHint(Samples.Web, 7, ReleaseCause.LinkLost) { Heir = "lb2" });
        var bytes = Enveloped("0a0b" + Router + "1007" + "1801" + "22036c6232");

        Assert.Equal(bytes, Convert.ToHexStringLower(MessageCodec.Write(added)));
        Assert.Equal(added, MessageCodec.Read(Convert.FromHexString(bytes), "release-hint"));
    }

    /// <summary>clock (7) 1,000,000 µs, echo (8) 300 µs, held (9) 5 µs.</summary>
    [Fact]
    public void What_was_added_to_the_envelope_is_written_and_read_so()
    {
        var added = Samples.Enveloped(new ReleaseHint(Samples.Web, 7, ReleaseCause.LinkLost)) with { Clock = new(1_000_000, 300, 5) };
        var bytes = Enveloped("0a0b" + Router + "1007" + "1801") + "38c0843d" + "40ac02" + "4805";

        Assert.Equal(bytes, Convert.ToHexStringLower(MessageCodec.Write(added)));
        Assert.Equal(added, MessageCodec.Read(Convert.FromHexString(bytes), "release-hint"));
    }

    /// <summary>cluster (3) { nodes (1), "lb1, lb2" (2) }.</summary>
    [Fact]
    public void What_was_added_to_a_configuration_is_written_and_read_so()
    {
        var added = Samples.Enveloped(new ConfigurationDigest("ab", []) { Cluster = [new("nodes", "lb1, lb2")] });
        var bytes = Enveloped("0a026162" + "1a11" + "0a056e6f646573" + "12086c62312c206c6232");

        Assert.Equal(bytes, Convert.ToHexStringLower(MessageCodec.Write(added)));
        Assert.Equal(added, MessageCodec.Read(Convert.FromHexString(bytes), "configuration-digest"));
    }

    [Fact]
    public void Every_kind_of_message_has_golden_bytes() =>
        Assert.Equal(
            typeof(INodeMessage).Assembly.GetTypes()
                .Where(type => type.IsAssignableTo(typeof(INodeMessage)) && type is { IsInterface: false } && type != typeof(UnknownMessage))
                .Select(type => type.Name).Order(StringComparer.Ordinal),
            Bodies.Select(row => Samples.All[(string)row[0]].GetType().Name).Order(StringComparer.Ordinal));

    private static string Enveloped(string body) => Before + $"32{body.Length / 2:x2}" + body;
}
