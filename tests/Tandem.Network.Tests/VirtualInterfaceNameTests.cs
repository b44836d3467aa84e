using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests;

public sealed class VirtualInterfaceNameTests
{
    // IFNAMSIZ is 16 with the final zero.
    [Theory]
    [InlineData(4, 51, 2, "vrrp4.51.2")]
    [InlineData(6, 255, 99999, "vrrp6.255.99999")]
    [InlineData(4, 51, 123456, "vrrp4.51.123456")]
    [InlineData(4, 151, 123456, "vr4-97-1e240")]
    [InlineData(6, 1, 2147483647, "vr6-01-7fffffff")]
    public void Every_router_on_every_interface_has_a_name_of_15_characters_at_most(int version, byte vrid, int index, string name)
    {
        var family = version == 4 ? Family.IPv4 : Family.IPv6;

        Assert.Equal(name, VirtualInterfaceName.Of(family, new Vrid(vrid), index));
        Assert.InRange(name.Length, 1, 15);
        Assert.True(VirtualInterfaceName.TryParse(name, index, out var parsed, out var number));
        Assert.Equal((family, new Vrid(vrid)), (parsed, number));
    }

    [Theory]
    [InlineData("vrrp4.51.2", 3)]
    [InlineData("vrrp4.051.2", 2)]
    [InlineData("vrrp4.0.2", 2)]
    [InlineData("vrrp4.256.2", 2)]
    [InlineData("vrrp5.51.2", 2)]
    [InlineData("vrrp4.151.123456", 123456)]
    [InlineData("vr4-33-2", 2)]
    [InlineData("vr4-97-1E240", 123456)]
    [InlineData("vr4-197-1e240", 123456)]
    [InlineData("vr4-00-1e240", 123456)]
    [InlineData("vr4-97", 123456)]
    [InlineData("eth0", 2)]
    public void Another_name_is_not_ours(string name, int index) => Assert.False(VirtualInterfaceName.TryParse(name, index, out _, out _));
}
