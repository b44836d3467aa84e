using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>Whose connection an actor of Akka's remoting serves.</summary>
public sealed class PeerPathTests
{
    [Theory]
    [InlineData("/system/endpointManager/reliableEndpointWriter-akka.ssl.tcp%3A%2F%2Fcoord%4010.0.0.12%3A7112-1/endpointWriter/endpointReader-akka.ssl.tcp%3A%2F%2Fcoord%4010.0.0.12%3A7112-0", "10.0.0.12")]
    [InlineData("/system/endpointManager/endpointReader-akka.tcp%3A%2F%2Fcoord%40%5Bfd00%3A%3A11%5D%3A7112-3", "fd00::11")]
    [InlineData("/user/coordination/exchange", null)]
    public void The_address_is_in_the_path(string path, string? address) => Assert.Equal(address, PeerPath.AddressIn(path));
}
