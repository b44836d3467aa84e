using Tandem.Network.Linux.Netlink;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Linux;

/// <summary>Link messages, byte by byte as linux/if_link.h has them on a little-endian machine.</summary>
public sealed class LinkMessageTests
{
    private const string Macvlan =
        "0f000300" + "76727270342e35312e320000" // IFLA_IFNAME "vrrp4.51.2", its end and padding
        + "08000500" + "02000000" // IFLA_LINK
        + "0a000100" + "00005e0001330000" // IFLA_ADDRESS and padding
        + "08001b00" + "02005256" // IFLA_GROUP
        + "1c001200" // IFLA_LINKINFO
        + "0c000100" + "6d6163766c616e00" // IFLA_INFO_KIND "macvlan"
        + "0c000200" + "08000100" + "01000000"; // IFLA_INFO_DATA: IFLA_MACVLAN_MODE private

    private static readonly MacAddress Mac = new(0x0000_5E00_0133);

    [Fact]
    public void A_macvlan_is_created_private_with_its_MAC_and_group()
    {
        var batch = new NetlinkBatch(1);

        LinkMessage.CreateMacvlan(batch, "vrrp4.51.2", 2, Mac, 0x5652_0002);

        Assert.Equal("68000000" + "1000" + "0506" + "01000000" + "00000000" + new string('0', 32) + Macvlan, Hex(batch));
    }

    [Fact]
    public void Address_generation_is_switched_off_and_ARP_is_restrained_by_a_message_of_its_own()
    {
        var batch = new NetlinkBatch(1);

        LinkMessage.Settle(batch, 9);

        Assert.Equal(
            "48000000" + "1000" + "0500" + "01000000" + "00000000" + "00000000" + "09000000" + "00000000" + "00000000"
            + "28001a00" // IFLA_AF_SPEC
            + "18000200" + "14000100" // AF_INET, IFLA_INET_CONF
            + "08001300" + "01000000" // IPV4_DEVCONF_ARP_IGNORE 1
            + "08000800" + "02000000" // IPV4_DEVCONF_RP_FILTER 2
            + "0c000a00" + "05000800" + "01000000", // AF_INET6, IFLA_INET6_ADDR_GEN_MODE none
            Hex(batch));
    }

    [Fact]
    public void Up_and_down_change_that_flag_alone()
    {
        var batch = new NetlinkBatch(1);

        LinkMessage.SetFlags(batch, 9, 1);

        Assert.Equal("20000000" + "1000" + "0500" + "01000000" + "00000000" + "00000000" + "09000000" + "01000000" + "01000000", Hex(batch));
    }

    [Fact]
    public void A_group_is_deleted_without_naming_an_interface()
    {
        var batch = new NetlinkBatch(1);

        LinkMessage.DeleteGroup(batch, 0x5652_0002);

        Assert.Equal("28000000" + "1100" + "0500" + "01000000" + "00000000" + new string('0', 32) + "08001b00" + "02005256", Hex(batch));
    }

    [Fact]
    public void A_kernel_s_link_is_read_as_it_was_made()
    {
        // ARPHRD_ETHER, interface 9, flags UP BROADCAST RUNNING MULTICAST LOWER_UP; operational state up.
        var payload = Convert.FromHexString("00000100" + "09000000" + "43100100" + "00000000" + "05001000" + "06000000" + Macvlan);

        var link = LinkMessage.Read(payload);

        Assert.Equal(new LinkInfo(9, "vrrp4.51.2", Mac, 0x11043, 6, "macvlan", 2, 0x5652_0002, 1), link);
        Assert.True(link is { IsUp: true });
    }

    [Theory]
    [InlineData(0x1003u, 6, false)] // no lower layer
    [InlineData(0x11002u, 6, false)] // administratively down
    [InlineData(0x11003u, 2, false)] // operational state down
    [InlineData(0x11003u, 0, true)] // unknown: loopback and tunnels
    public void Up_means_administratively_with_carrier_and_in_operation(uint flags, byte state, bool isUp) =>
        Assert.Equal(isUp, new LinkInfo(1, "eth0", default, flags, state, "", 0, 0, 0).IsUp);

    [Fact]
    public void A_bridge_s_report_of_a_port_is_no_report_of_the_interface() =>
        Assert.Null(LinkMessage.Read(Convert.FromHexString("07000100" + "09000000" + "43100100" + "00000000")));

    [Fact]
    public void Cut_or_lying_messages_are_read_without_harm()
    {
        var whole = Convert.FromHexString("00000100" + "09000000" + "43100100" + "00000000" + Macvlan);
        for (var length = 0; length < whole.Length; length++)
        {
            _ = LinkMessage.Read(whole.AsSpan(0, length));
            for (var value = 0; value < 256; value += 51)
            {
                var bent = whole.ToArray();
                bent[length] = (byte)value;
                _ = LinkMessage.Read(bent);
                _ = AddressMessage.Read(bent);
            }
        }
    }

    [Fact]
    public void A_message_that_claims_more_than_there_is_ends_the_datagram()
    {
        var messages = new NetlinkMessages(Convert.FromHexString("10000000" + "03000000" + "05000000" + "00000000" + "ff000000" + "0300000005000000" + "00000000"));

        Assert.True(messages.MoveNext());
        Assert.Equal((3, 5u), (messages.Type, messages.Sequence));
        Assert.False(messages.MoveNext());
    }

    private static string Hex(NetlinkBatch batch) => Convert.ToHexStringLower(batch.Bytes);
}
