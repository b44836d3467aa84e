using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Model;

public class IPvXAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", Family.IPv4, "192.0.2.1")]
    [InlineData("0.0.0.0", Family.IPv4, "0.0.0.0")]
    [InlineData("FE80:0:0::1", Family.IPv6, "fe80::1")]
    [InlineData("::ffff:192.0.2.1", Family.IPv6, "::ffff:192.0.2.1")]
    public void Text_becomes_an_address_and_back(string text, Family family, string canonical)
    {
        var address = IPvXAddress.Parse(text);

        Assert.Equal(family, address.Family);
        Assert.Equal(canonical, address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eth0")]
    [InlineData("192.0.2")] // the system reads 192.0.0.2
    [InlineData("3221225985")]
    [InlineData("010.0.0.1")] // the system reads 8.0.0.1
    [InlineData("192.168.001.010")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("192.0.2.256")]
    [InlineData(" 192.0.2.1")]
    [InlineData("192.0.2.1/24")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[fe80::1]")]
    [InlineData("[fe80::1]:80")] // the system drops the port
    [InlineData("fe80::1/64")]
    public void What_could_be_misread_is_refused(string? text) => Assert.False(IPvXAddress.TryParse(text, out _));

    [Fact]
    public void Parse_names_what_it_refuses() =>
        Assert.Equal("'eth0' is not an IPv4 or IPv6 address", Assert.Throws<FormatException>(() => IPvXAddress.Parse("eth0")).Message);

    [Theory]
    [InlineData("10.0.0.200", "10.0.1.1")]
    [InlineData("10.0.1.1", "200.0.0.1")]
    [InlineData("127.255.255.255", "128.0.0.0")]
    [InlineData("255.255.255.255", "::")] // IPv4 before IPv6
    [InlineData("fe80::1", "fe80::8000:0:0:1")]
    [InlineData("7fff::", "8000::")]
    [Clause("RFC 9568", "6.4.3")]
    public void Order_is_unsigned_and_in_network_byte_order(string lower, string higher)
    {
        var less = IPvXAddress.Parse(lower);
        var more = IPvXAddress.Parse(higher);

        Assert.True(less < more && less <= more && more > less && more >= less);
        Assert.False(less > more || less >= more || more < less || more <= less);
        Assert.True(less <= IPvXAddress.Parse(lower) && less >= IPvXAddress.Parse(lower));
        Assert.Equal(less, IPvXAddress.Parse(lower));
    }

    [Theory]
    [InlineData("fe80::1", true)]
    [InlineData("febf:ffff::1", true)]
    [InlineData("fec0::1", false)]
    [InlineData("fe7f::1", false)]
    [InlineData("169.254.0.1", false)]
    public void Link_local_is_fe80_10(string text, bool expected) => Assert.Equal(expected, IPvXAddress.Parse(text).IsLinkLocal);

    [Theory]
    [InlineData("1.0.0.0", true)]
    [InlineData("126.255.255.255", true)]
    [InlineData("128.0.0.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("0.255.255.255", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("224.0.0.0", false)]
    [InlineData("fe80::1", false)]
    public void Unicast_IPv4_is_what_an_interface_can_have(string text, bool expected) =>
        Assert.Equal(expected, IPvXAddress.Parse(text).IsUnicastIPv4);

    [Fact]
    [Clause("RFC 9568", "5.1.1.2")]
    [Clause("RFC 9568", "5.1.2.2")]
    public void The_groups_are_those_of_the_RFC()
    {
        Assert.Equal("224.0.0.18", IPvXAddress.VrrpGroup(Family.IPv4).ToString());
        Assert.Equal("ff02::12", IPvXAddress.VrrpGroup(Family.IPv6).ToString());
        Assert.Equal("ff02::1", IPvXAddress.AllNodesIPv6.ToString());
    }

    [Theory]
    [InlineData("192.0.2.1", 4)]
    [InlineData("2001:db8::1", 16)]
    public void Bytes_are_written_and_read_in_network_byte_order(string text, int length)
    {
        var address = IPvXAddress.Parse(text);
        Span<byte> bytes = stackalloc byte[address.Length];

        address.Write(bytes);

        Assert.Equal(length, address.Length);
        Assert.Equal(System.Net.IPAddress.Parse(text).GetAddressBytes(), bytes.ToArray());
        Assert.Equal(address, IPvXAddress.Read(address.Family, bytes));
    }
}
