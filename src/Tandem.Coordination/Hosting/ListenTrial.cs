using System.Net;
using System.Net.Sockets;
using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Hosting;

/// <summary>
/// Listens for a moment where the cluster will: a port that is taken or an address that is not here is said in plain words, and costs no actor
/// system that could not be made.
/// </summary>
internal static class ListenTrial
{
    /// <returns>Null when it works, otherwise why not, and the cure.</returns>
    public static string? Run(CoordinationNode self, int port)
    {
        var endpoint = new IPEndPoint(IPAddress.Parse(self.Address.ToString()), port);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            socket.Listen(1);
            return null;
        }
        catch (SocketException refusal)
        {
            return refusal.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"port {port} of {self.Address} is taken (ss -ltnp shows by whom): end that program, or set tandem.coordination.port to another on all nodes",
                SocketError.AddressNotAvailable =>
                    $"this host does not have the address {self.Address}: correct tandem.nodes.{self.Name}.address, or give it to an interface",
                _ => $"listening on {endpoint} fails: {refusal.Message}",
            };
        }
    }
}
