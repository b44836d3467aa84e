using Tandem.Network.Linux.Netlink;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Linux;

/// <summary>Address messages, byte by byte as linux/netlink.h and if_addr.h have them on a little-endian machine.</summary>
public sealed class AddressMessageTests
{
    [Fact]
    public void An_IPv4_address_is_added_with_our_mark_and_without_a_prefix_route()
    {
        var batch = new NetlinkBatch(1);

        AddressMessage.Add(batch, 7, Address("192.0.2.100", 24), AddressPlace.Macvlan);

        Assert.Equal(
            "38000000" + "1400" + "0506" + "01000000" + "00000000" // length 56, RTM_NEWADDR, REQUEST ACK CREATE EXCL, sequence, port
            + "02180000" + "07000000" // AF_INET, /24, interface 7
            + "08000200" + "c0000264" // IFA_LOCAL
            + "08000100" + "c0000264" // IFA_ADDRESS
            + "08000800" + "00020000" // IFA_FLAGS: NOPREFIXROUTE
            + "05000b00" + "70000000", // IFA_PROTO: 112 and padding
            Hex(batch));
    }

    [Fact]
    public void An_IPv6_address_needs_no_detection_of_duplicates_and_is_preferred_for_no_time()
    {
        var batch = new NetlinkBatch(1);

        AddressMessage.Add(batch, 7, Address("2001:db8::1", 64), AddressPlace.Macvlan);

        Assert.Equal(
            "64000000" + "1400" + "0506" + "01000000" + "00000000"
            + "0a400000" + "07000000" // AF_INET6, /64
            + "14000200" + "20010db8000000000000000000000001"
            + "14000100" + "20010db8000000000000000000000001"
            + "08000800" + "02020000" // NOPREFIXROUTE NODAD
            + "05000b00" + "70000000"
            + "14000600" + "00000000" + "ffffffff" + "00000000" + "00000000", // preferred 0, valid for ever
            Hex(batch));
    }

    [Theory]
    [InlineData(AddressPlace.Macvlan, "02000000")] // NODAD: the macvlan needs its own route to fe80::/64
    [InlineData(AddressPlace.Parent, "02020000")] // NOPREFIXROUTE NODAD: the parent has one
    public void A_link_local_address_brings_its_route_to_a_macvlan_only(AddressPlace place, string flags)
    {
        var batch = new NetlinkBatch(1);

        AddressMessage.Add(batch, 7, Address("fe80::100", 64), place);

        Assert.Contains("08000800" + flags, Hex(batch), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_of_a_batch_follow_each_other_and_count_up()
    {
        var batch = new NetlinkBatch(9);

        AddressMessage.Delete(batch, 7, Address("192.0.2.100", 24));
        AddressMessage.Delete(batch, 7, Address("192.0.2.101", 32));

        Assert.Equal(2, batch.Count);
        Assert.Equal(
            "28000000" + "1500" + "0500" + "09000000" + "00000000" + "02180000" + "07000000" + "08000200" + "c0000264" + "08000100" + "c0000264"
            + "28000000" + "1500" + "0500" + "0a000000" + "00000000" + "02200000" + "07000000" + "08000200" + "c0000265" + "08000100" + "c0000265",
            Hex(batch));
    }

    [Fact]
    public void A_kernel_s_address_is_read_with_its_flags_and_mark()
    {
        // As Linux 6.18 lists an address of ours: tentative bits gone, PERMANENT NOPREFIXROUTE DEPRECATED NODAD.
        var payload = Convert.FromHexString(
            "0a40a200" + "03000000" + "14000100" + "20010db8000000000000000000000073"
            + "14000600" + "00000000ffffffffa0430400a0430400" + "08000800" + "a2020000" + "05000b00" + "70000000");

        var info = AddressMessage.Read(payload);

        Assert.Equal(new AddressInfo(3, Address("2001:db8::73", 64), 0x2A2, 112), info);
        Assert.True(info is { IsOurs: true, IsUsable: true });
    }

    [Fact]
    public void On_a_point_to_point_link_the_local_address_counts()
    {
        var payload = Convert.FromHexString("02200000" + "05000000" + "08000100" + "c0000209" + "08000200" + "c0000201");

        Assert.Equal(Address("192.0.2.1", 32), AddressMessage.Read(payload)?.Address);
    }

    [Theory]
    [InlineData(0x40u)] // tentative
    [InlineData(0x08u)] // found to be a duplicate
    public void An_address_that_is_not_proven_yet_is_not_usable(uint flags) =>
        Assert.False(new AddressInfo(1, Address("fe80::1", 64), flags, 0).IsUsable);

    private static VirtualAddress Address(string text, byte length) => new(IPvXAddress.Parse(text), length);

    private static string Hex(NetlinkBatch batch) => Convert.ToHexStringLower(batch.Bytes);
}
