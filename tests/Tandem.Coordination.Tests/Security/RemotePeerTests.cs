using Tandem.Coordination.Security;

namespace Tandem.Coordination.Tests.Security;

public sealed class RemotePeerTests
{
    [Theory]
    [InlineData("ssl.tcp://coord@10.0.0.12:7200", "10.0.0.12")]
    [InlineData("[::ffff:10.0.0.12]:53338", "10.0.0.12")]
    [InlineData("[fd00::12]:53338", "fd00::12")]
    [InlineData("10.0.0.12:53338", "10.0.0.12")]
    [InlineData("63876652", null)]
    [InlineData("a connection", null)]
    [InlineData("", null)]
    public void Its_address_is_known_by_the_port_behind_it(string peer, string? expected) =>
        Assert.Equal(expected, RemotePeer.AddressOf(peer)?.ToString());
}
