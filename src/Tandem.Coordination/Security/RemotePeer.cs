using System.Net;

namespace Tandem.Coordination.Security;

/// <summary>How the transport calls a peer: by the address it wants to reach (ssl.tcp://coord@10.0.0.12:7200), or the one a connection comes from ([::ffff:10.0.0.12]:53338).</summary>
internal static class RemotePeer
{
    /// <returns>Null when it is neither, such as the number of a connection, which alone would read as an IPv4 address.</returns>
    public static IPAddress? AddressOf(string peer)
    {
        var endpoint = peer[(peer.LastIndexOf('@') + 1)..];
        return IPEndPoint.TryParse(endpoint, out var parsed) && parsed.Port != 0 ? Plain(parsed.Address) : null;
    }

    /// <summary>IPv4 as IPv4: the transport listens on a socket for both.</summary>
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
