using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tandem.Network.Linux.Doctor;

/// <summary>Certificates for the channel between the nodes, and whether the others can be reached.</summary>
public static class ChannelExam
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <param name="node">What is used.</param>
    /// <param name="now">By the clock.</param>
    public static async Task<IReadOnlyList<Symptom>> LookAsync(Practice node, DateTimeOffset now)
    {
        if (node.Port is not { } port)
        {
            return [new(Gravity.Notice, "there is no channel between the nodes: it is plain VRRP", "coordination.enabled = on, with two nodes or more")];
        }

        var reached = await Task.WhenAll(node.Peers.Select(peer => ReachAsync(peer.Name, peer.Address, port))).ConfigureAwait(false);
        return node.Certificate is { } file ? [Certificate(node.Node, file, now), .. reached] : reached;
    }

    private static Symptom Certificate(string node, string file, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
            var text = string.Create(CultureInfo.InvariantCulture, $"the certificate in {file} ends on {end:yyyy-MM-dd}");
            return end - now > Soon ? Symptom.Well(text) : new(end < now ? Gravity.Trouble : Gravity.Notice, text, $"tandem-node --pki rotate {node}");
        }
        catch (Exception refused) when (refused is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new(
                Gravity.Trouble,
                $"{file} cannot be read as a certificate: the channel is not begun, and it is plain VRRP",
                $"tandem-node --pki issue {node} where ca.key is, and copy ca.pem and {node}.pem here, readable by whoever runs tandem; or run this as that user");
        }
    }

    private static async Task<Symptom> ReachAsync(string name, IPAddress address, int port)
    {
        var place = $"{name} ({address}, TCP port {port.ToString(CultureInfo.InvariantCulture)})";
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(address, port), limit.Token).ConfigureAwait(false);
            return Symptom.Well($"{place} is reached");
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException)
        {
            var why = refused is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "nobody listens there" : refused is SocketException other ? other.Message : "no answer within a second";
            return new(Gravity.Trouble, $"{place} is not reached: {why}", "start it there, and let the management network's firewall pass that port both ways");
        }
    }
}
