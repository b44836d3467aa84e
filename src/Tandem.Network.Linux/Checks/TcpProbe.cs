using System.Net.Sockets;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>Whether somebody accepts a connection.</summary>
internal static class TcpProbe
{
    public static async Task<ProbeResult> Run(CheckTarget.Tcp target, CancellationToken cancellation)
    {
        try
        {
            using var socket = await Connect(target.EndPoint, cancellation).ConfigureAwait(false);
            return new ProbeResult.Passed($"{target.EndPoint} accepts connections");
        }
        catch (SocketException refused)
        {
            return new ProbeResult.Failed($"{target.EndPoint}: {refused.SocketErrorCode}");
        }
    }

    /// <summary>A connected socket that waits for nothing when it is closed.</summary>
    public static async Task<Socket> Connect(System.Net.IPEndPoint endPoint, CancellationToken cancellation)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
