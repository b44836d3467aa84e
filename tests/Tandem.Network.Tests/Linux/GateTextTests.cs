using Tandem.Network.Linux.Filter;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Linux;

public sealed class GateTextTests
{
    private static readonly MacAddress Virtual = new(0x0000_5E00_0133);

    [Theory]
    [InlineData("eth0", "tandem-eth0")]
    [InlineData("eth0.100", "tandem-eth0.100")]
    [InlineData("br-lan", "tandem-br-lan")]
    [InlineData("a_b", "tandem-a_5fb")]
    [InlineData("a@b", "tandem-a_40b")]
    [InlineData("ü0", "tandem-_c3_bc0")]
    public void A_table_is_named_after_its_interface_and_tells_it_back(string interfaceName, string table)
    {
        Assert.Equal(table, GateTableName.Of(interfaceName));
        Assert.True(GateTableName.TryParse(table, out var back));
        Assert.Equal(interfaceName, back);
    }

    [Theory]
    [InlineData("filter")]
    [InlineData("tandem-a_")]
    [InlineData("tandem-a_zz")]
    [InlineData("tandem-a_61")] // "a" needs no escape
    public void Tables_that_are_not_ours_are_not_taken_for_ours(string table) => Assert.False(GateTableName.TryParse(table, out _));

    [Fact]
    public void Control_frames_carry_the_virtual_MAC_in_their_payload_and_never_as_their_source()
    {
        Assert.Equal("0180c2000005" + "000000000000" + "88b5" + "00005e000133" + "01" + new string('0', 78), Hex(GateFrames.Open(Virtual)));
        Assert.Equal("0180c2000005" + "000000000000" + "88b5" + "00005e000133" + "02" + new string('0', 78), Hex(GateFrames.Close(Virtual)));
        Assert.Equal("0180c2000005" + "020000000001" + "88b5" + "000000000000" + "03" + new string('0', 78), Hex(GateFrames.Alive(new(0x0200_0000_0001))));
    }

    [Fact]
    public void One_transaction_replaces_the_table()
    {
        var text = GateRuleset.Replace("tandem-eth0", "eth0", TimeSpan.FromMilliseconds(300), [Virtual], [IPvXAddress.Parse("192.0.2.100")]);

        Assert.StartsWith("add table netdev tandem-eth0\ndelete table netdev tandem-eth0\ntable netdev tandem-eth0 {\n", text, StringComparison.Ordinal);
        Assert.Contains("set ours { type ether_addr; size 1024; elements = { 00:00:5e:00:01:33 }; }", text, StringComparison.Ordinal);
        Assert.Contains("set refuse4 { type ipv4_addr; elements = { 192.0.2.100 }; }", text, StringComparison.Ordinal);
        Assert.Contains("set refuse6 { type ipv6_addr;  }", text, StringComparison.Ordinal);
        Assert.Contains("@ll,160,8 3 update @alive { meta oif timeout 300ms } drop", text, StringComparison.Ordinal);
        Assert.Contains("@ll,160,8 1 add @master { @ll,112,48 } drop", text, StringComparison.Ordinal);
        Assert.Contains("@ll,160,8 2 delete @master { @ll,112,48 } drop", text, StringComparison.Ordinal);
        Assert.Contains("ether daddr 01:80:c2:00:00:05 ether type 0x88b5 jump control", text, StringComparison.Ordinal);
        Assert.Contains("ether daddr 01:00:5e:00:00:12 ether saddr @ours drop", text, StringComparison.Ordinal);
        Assert.Contains("ether daddr 33:33:00:00:00:12 ether saddr @ours drop", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_nothing_is_no_command()
    {
        Assert.Equal("", GateRuleset.Change<MacAddress>("add", "tandem-eth0", "ours", []));
        Assert.Equal("add element netdev tandem-eth0 ours { 00:00:5e:00:01:33 }\n", GateRuleset.Change<MacAddress>("add", "tandem-eth0", "ours", [Virtual]));
    }

    private static string Hex(byte[] frame) => Convert.ToHexStringLower(frame);
}
