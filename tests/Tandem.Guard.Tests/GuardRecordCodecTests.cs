using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests;

/// <summary>The bytes are written by hand from the format; a change of them is a new version.</summary>
public sealed class GuardRecordCodecTests
{
    /// <summary>
    /// Version 1, a will, place 258, interface 2, device 7, IPv4, VRID 51, through the gate, names of 4 and 10 characters, 1 address,
    /// farewell of 3 bytes, source, "eth0", "vrrp4.51.2", 192.0.2.100/24, farewell.
    /// </summary>
    private const string Stored4 =
        "01" + "01" + "0102" + "00000002" + "00000007" + "04" + "33" + "02" + "04" + "0A" + "01" + "0003" + "00005E000133"
        + "65746830" + "76727270342E35312E32" + "18C0000264" + "DEADBE";

    /// <summary>Place 0, VRID 255, beside the interface's own addresses (2001:db8::64/64), no farewell.</summary>
    private const string Stored6 =
        "01" + "01" + "0000" + "00000002" + "00000002" + "06" + "FF" + "00" + "04" + "04" + "01" + "0000" + "02000000000A"
        + "65746830" + "65746830" + "40" + "20010DB8000000000000000000000064";

    private static readonly LastWill Will4 = new(
        new NamedInterface(2, "eth0"),
        new NamedInterface(7, "vrrp4.51.2"),
        Family.IPv4,
        new Vrid(51),
        Passage.Gated,
        new MacAddress(0x0000_5E00_0133),
        [new VirtualAddress(IPvXAddress.Parse("192.0.2.100"), 24)],
        [0xDE, 0xAD, 0xBE]);

    private static readonly LastWill Will6 = new(
        new NamedInterface(2, "eth0"),
        new NamedInterface(2, "eth0"),
        Family.IPv6,
        new Vrid(255),
        Passage.Plain,
        new MacAddress(0x0200_0000_000A),
        [new VirtualAddress(IPvXAddress.Parse("2001:db8::64"), 64)],
        []);

    [Fact]
    public void Records_are_these_bytes()
    {
        Assert.Equal(Stored4, Written(new GuardRecord.Stored(258, Will4)));
        Assert.Equal(Stored6, Written(new GuardRecord.Stored(0, Will6)));
        Assert.Equal("0102" + "1FDF", Written(new GuardRecord.Forgotten(8159)));
        Assert.Equal("0103" + "0000" + "00000FF0", Written(new GuardRecord.Ready(4080)));
        Assert.Equal("0106" + "0000", Written(new GuardRecord.Held()));
        Assert.Equal("0107" + "0000", Written(new GuardRecord.HandsOver(false)));
        Assert.Equal("0107" + "0001", Written(new GuardRecord.HandsOver(true)));
        Assert.Equal("0108" + "0000", Written(new GuardRecord.Left()));
    }

    [Fact]
    public void These_bytes_are_records()
    {
        AssertSame(258, Will4, Stored4);
        AssertSame(0, Will6, Stored6);
        Assert.Equal(new GuardRecord.Forgotten(8159), Read("0102" + "1FDF"));
        Assert.Equal(new GuardRecord.Ready(4080), Read("0103" + "0000" + "00000FF0"));
        Assert.Equal(new GuardRecord.Held(), Read("0106" + "0000"));
        Assert.Equal(new GuardRecord.HandsOver(false), Read("0107" + "0000"));
        Assert.Equal(new GuardRecord.HandsOver(true), Read("0107" + "0001"));
        Assert.Equal(new GuardRecord.Left(), Read("0108" + "0000"));
    }

    [Fact]
    public void What_the_guard_says_of_succession_is_these_bytes()
    {
        Assert.Equal("0102", Convert.ToHexString(SuccessionWordCodec.Write(SuccessionWord.Ask)));
        Assert.Equal("0103", Convert.ToHexString(SuccessionWordCodec.Write(SuccessionWord.Leave)));
        Assert.Equal("0104", Convert.ToHexString(SuccessionWordCodec.Write(SuccessionWord.Begin)));
        Assert.Equal(SuccessionWord.Begin, SuccessionWordCodec.TryRead([1, 4]));
        Assert.All((byte[][])[[], [1], [1, 1], [1, 5], [2, 2], [1, 2, 0]], bytes => Assert.Null(SuccessionWordCodec.TryRead(bytes)));
        Assert.All(Enum.GetValues<SuccessionWord>(), word => Assert.Null(ScriptReportCodec.TryRead(SuccessionWordCodec.Write(word))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("010200")]
    [InlineData("02020001")]
    [InlineData("01040001")]
    [InlineData("0102000100")]
    [InlineData("01021FE0")]
    [InlineData("01030000000000")]
    [InlineData("0106000000")]
    [InlineData("01070002")]
    [InlineData("0108000000")]
    public void What_is_none_of_them_is_refused(string bytes) => Assert.Null(Read(bytes));

    [Theory]
    // Offset of a byte, and what may not stand there.
    [InlineData(7, 0x00)]
    [InlineData(11, 0x00)]
    [InlineData(12, 0x05)]
    [InlineData(13, 0x00)]
    [InlineData(14, 0x03)]
    [InlineData(15, 0x00)]
    [InlineData(15, 0x10)]
    [InlineData(16, 0x0B)]
    [InlineData(17, 0x02)]
    [InlineData(19, 0x04)]
    [InlineData(40, 0x21)]
    public void A_will_with_a_wrong_field_is_refused(int offset, byte value)
    {
        var bytes = Convert.FromHexString(Stored4);
        bytes[offset] = value;

        Assert.Null(GuardRecordCodec.TryRead(bytes));
    }

    [Fact]
    public void A_will_cut_anywhere_is_refused()
    {
        var bytes = Convert.FromHexString(Stored4);

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(GuardRecordCodec.TryRead(bytes.AsSpan(0, length))));
    }

    private static string Written(GuardRecord record)
    {
        var bytes = new byte[GuardRecordCodec.MaxLength];
        return Convert.ToHexString(bytes, 0, GuardRecordCodec.Write(record, bytes));
    }

    private static GuardRecord? Read(string bytes) => GuardRecordCodec.TryRead(Convert.FromHexString(bytes));

    private static void AssertSame(int slot, LastWill expected, string bytes)
    {
        var stored = Assert.IsType<GuardRecord.Stored>(Read(bytes));
        Assert.Equal(slot, stored.Slot);
        Assert.Equal(expected.Addresses.AsEnumerable(), stored.Will.Addresses);
        Assert.Equal(expected.Farewell.AsEnumerable(), stored.Will.Farewell);
        Assert.Equal(expected, stored.Will with { Addresses = expected.Addresses, Farewell = expected.Farewell });
    }
}
