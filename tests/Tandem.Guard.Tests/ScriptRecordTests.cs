using Tandem.Network.Checks;
using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Tests;

/// <summary>What worker and guard say of scripts; the bytes are written by hand from the format.</summary>
public sealed class ScriptRecordTests
{
    /// <summary>
    /// Version 1, an order, number 65538, 1,500 ms, names of 2 and 6 characters, 2 words: "gw", "nobody", "/bin/ping", "-c".
    /// </summary>
    private const string Order =
        "01" + "04" + "0000" + "00010002" + "000005DC" + "02" + "06" + "02" + "00" + "6777" + "6E6F626F6479"
        + "0009" + "2F62696E2F70696E67" + "0002" + "2D63";

    /// <summary>Version 1, a report, timed out, number 65538, code -1, 3 bytes: "öx".</summary>
    private const string Report = "01" + "01" + "01" + "00" + "00010002" + "FFFFFFFF" + "0003" + "C3B678";

    private static readonly GuardRecord.ScriptWanted Wanted =
        new(65538, new ScriptCommand("gw", ["/bin/ping", "-c"], "nobody"), TimeSpan.FromMilliseconds(1500));

    [Fact]
    public void An_order_is_these_bytes()
    {
        Assert.Equal(Order, Written(Wanted));
        Assert.Equal(Wanted, Read(Order));
        Assert.Equal("0105" + "0000" + "00010002", Written(new GuardRecord.ScriptGivenUp(65538)));
        Assert.Equal(new GuardRecord.ScriptGivenUp(65538), Read("0105" + "0000" + "00010002"));
    }

    [Fact]
    public void An_order_without_a_user_names_none()
    {
        var bytes = "01040000" + "00000001" + "00000001" + "01" + "00" + "01" + "00" + "61" + "0002" + "2F62";

        Assert.Equal(new GuardRecord.ScriptWanted(1, new ScriptCommand("a", ["/b"], null), TimeSpan.FromMilliseconds(1)), Read(bytes));
    }

    [Theory]
    // Offset of a byte, and what may not stand there: version, type, limit (0 and over 10 min), lengths, number of words, reserved, a NUL, half a character, a path.
    [InlineData(0, 0x02)]
    [InlineData(1, 0x06)]
    [InlineData(8, 0x01)]
    [InlineData(12, 0x00)]
    [InlineData(12, 0xFF)]
    [InlineData(13, 0x07)]
    [InlineData(14, 0x00)]
    [InlineData(14, 0x01)]
    [InlineData(14, 0x03)]
    [InlineData(15, 0x01)]
    [InlineData(16, 0x00)]
    [InlineData(18, 0xC3)]
    [InlineData(24, 0xFF)]
    [InlineData(25, 0x08)]
    [InlineData(26, 0x2E)]
    [InlineData(30, 0x00)]
    public void An_order_with_a_wrong_field_is_refused(int offset, byte value)
    {
        var bytes = Convert.FromHexString(Order);
        bytes[offset] = value;

        Assert.Null(GuardRecordCodec.TryRead(bytes));
    }

    [Fact]
    public void An_order_without_a_limit_is_refused() => Assert.Null(Read(Order.Replace("000005DC", "00000000", StringComparison.Ordinal)));

    [Fact]
    public void What_is_cut_anywhere_or_goes_on_is_refused()
    {
        var (order, report) = (Convert.FromHexString(Order), Convert.FromHexString(Report));

        Assert.All(Enumerable.Range(0, order.Length), length => Assert.Null(GuardRecordCodec.TryRead(order.AsSpan(0, length))));
        Assert.All(Enumerable.Range(0, report.Length), length => Assert.Null(ScriptReportCodec.TryRead(report.AsSpan(0, length))));
        Assert.Null(Read(Order + "00"));
        Assert.Null(ScriptReportCodec.TryRead(Convert.FromHexString(Report + "00")));
        Assert.Null(Read("0105" + "0000" + "0001000200"));
    }

    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception()
    {
        var random = new Random(20261124);
        var bytes = new byte[200];
        for (var tries = 0; tries < 20_000; tries++)
        {
            random.NextBytes(bytes);
            bytes[0] = 1;
            bytes[1] = 4;
            bytes[2] = bytes[3] = bytes[8] = bytes[9] = bytes[15] = 0;
            _ = GuardRecordCodec.TryRead(bytes.AsSpan(0, random.Next(bytes.Length)));
            bytes[1] = 1;
            _ = ScriptReportCodec.TryRead(bytes.AsSpan(0, random.Next(bytes.Length)));
        }
    }

    [Theory]
    [InlineData("check", 8144, true)]
    [InlineData("check", 8145, false)]
    [InlineData("check", 70_000, false)]
    [InlineData("", 10, false)]
    public void What_does_not_fit_is_not_sent(string check, int longest, bool fits)
    {
        // 16 bytes before, 5 of the check's name, 2 + 8 and 2 + 2 and 2 of the words, "/bin/foo", "-x" and the long one: 8,192 less 37 are 8,155 with its own length.
        var command = new ScriptCommand(check, ["/bin/foo", "-x", new string('a', longest + 11)], null);

        Assert.Equal(fits, ScriptOrderCodec.Fits(command, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("bin/foo")]
    [InlineData("/bin/f\0o")]
    public void What_would_be_refused_is_not_sent(string program) =>
        Assert.False(ScriptOrderCodec.Fits(new ScriptCommand("check", [program], null), TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_report_is_these_bytes()
    {
        var report = new ScriptReport(65538, ScriptOutcome.TimedOut, -1, "öx");
        var bytes = new byte[ScriptReportCodec.MaxLength];

        Assert.Equal(Report, Convert.ToHexString(bytes, 0, ScriptReportCodec.Write(report, bytes)));
        Assert.Equal(report, ScriptReportCodec.TryRead(Convert.FromHexString(Report)));
    }

    [Theory]
    // Offset of a byte, and what may not stand there.
    [InlineData(0, 0x02)]
    [InlineData(1, 0x02)]
    [InlineData(2, 0x05)]
    [InlineData(3, 0x01)]
    [InlineData(12, 0x01)]
    [InlineData(13, 0x02)]
    [InlineData(14, 0xFF)]
    public void A_report_with_a_wrong_field_is_refused(int offset, byte value)
    {
        var bytes = Convert.FromHexString(Report);
        bytes[offset] = value;

        Assert.Null(ScriptReportCodec.TryRead(bytes));
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_between_two_characters()
    {
        var bytes = new byte[ScriptReportCodec.MaxLength];
        var length = ScriptReportCodec.Write(new ScriptReport(1, ScriptOutcome.Exited, 0, "x" + new string('ö', 1000)), bytes);

        // 1,024 less 14 are 1,010: x and 504 times two bytes.
        Assert.Equal(1 + 504, ScriptReportCodec.TryRead(bytes.AsSpan(0, length))!.Text.Length);
    }

    private static string Written(GuardRecord record)
    {
        var bytes = new byte[GuardRecordCodec.MaxLength];
        return Convert.ToHexString(bytes, 0, GuardRecordCodec.Write(record, bytes));
    }

    private static GuardRecord? Read(string bytes) => GuardRecordCodec.TryRead(Convert.FromHexString(bytes));
}
