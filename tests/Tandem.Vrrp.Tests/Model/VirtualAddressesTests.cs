using System.Collections;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Model;

public class VirtualAddressesTests
{
    private readonly VirtualAddresses _addresses = Routers.Addresses("192.0.2.9", "192.0.2.1");

    [Fact]
    public void Equality_is_that_of_the_elements_in_their_order()
    {
        Assert.Equal(Routers.Addresses("192.0.2.9", "192.0.2.1"), _addresses);
        Assert.Equal(Routers.Addresses("192.0.2.9", "192.0.2.1").GetHashCode(), _addresses.GetHashCode());
        Assert.NotEqual(Routers.Addresses("192.0.2.1", "192.0.2.9"), _addresses);
        Assert.NotEqual(Routers.Addresses("192.0.2.9"), _addresses);
        Assert.False(_addresses.Equals((VirtualAddresses?)null));
        Assert.False(_addresses.Equals("192.0.2.9"));
    }

    [Fact]
    public void Parameters_with_equal_addresses_are_equal() => Assert.Equal(Routers.V3(), Routers.V3());

    [Fact]
    public void Elements_keep_their_order()
    {
        Assert.Equal(2, _addresses.Count);
        Assert.Equal("192.0.2.9/24", _addresses[0].ToString());
        Assert.Equal("192.0.2.9/24, 192.0.2.1/24", _addresses.ToString());
        Assert.Equal(["192.0.2.9/24", "192.0.2.1/24"], _addresses.Select(address => address.ToString()));
        Assert.Equal(2, ((IEnumerable)_addresses).Cast<object>().Count());
    }

    [Fact]
    public void An_address_is_found_whatever_its_prefix()
    {
        Assert.True(_addresses.Contains(IPvXAddress.Parse("192.0.2.1")));
        Assert.True(_addresses.Contains(IPvXAddress.Parse("192.0.2.9")));
        Assert.False(_addresses.Contains(IPvXAddress.Parse("192.0.2.2")));
        Assert.False(Routers.Addresses().Contains(IPvXAddress.Parse("192.0.2.1")));
    }
}
