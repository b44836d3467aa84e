using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;

namespace Tandem.Coordination.Security.Origins;

/// <summary>
/// Holds whoever speaks to the name that his certificate has. The handshake has tied the certificate to the node that is configured at the
/// other end's address; what is claimed later, in the remoting's greeting and in an envelope, must name the same node.
/// </summary>
/// <param name="nodes">The configured nodes' names by their management addresses.</param>
/// <param name="log">Where refusals are told.</param>
internal sealed class PeerOrigins(IReadOnlyDictionary<IPAddress, string> nodes, RefusalLog log) : Setup
{
    /// <summary>Of an actor system; null when its connections name nobody.</summary>
    public static PeerOrigins? Of(ActorSystem system) => system.Settings.Setup.Get<PeerOrigins>() is { HasValue: true, Value: var origins } ? origins : null;

    /// <summary>Whether the greeting may claim to be from there.</summary>
    /// <param name="end">Host of the connection's other end.</param>
    /// <param name="claimed">Host in the greeting.</param>
    public bool Greets(string? end, string claimed)
    {
        var (real, name) = (NodeAt(end), NodeAt(claimed));
        if (real is not null && real == name)
        {
            log.Welcome(Shown(end));
            return true;
        }

        Refuse(end, real, name is null ? "an address that is no node's" : $"the address of {name}");
        return false;
    }

    /// <summary>Whether an envelope may name this node as its sender.</summary>
    /// <param name="origin">Host of the connection's greeting; null when it is not known.</param>
    /// <param name="claimed">The name in the envelope.</param>
    public bool Speaks(string? origin, string claimed)
    {
        var real = NodeAt(origin);
        if (real is not null && real == claimed)
        {
            return true;
        }

        Refuse(origin, real, nodes.Values.Contains(claimed) ? $"the name {claimed}" : "a name that is no node's");
        return false;
    }

    private void Refuse(string? peer, string? real, string claimed) => log.Tell(
        Shown(peer),
        new(
            PeerRefusalKind.Impostor,
            $"it is {real ?? "nobody"} by its certificate, and speaks under {claimed}",
            "see that its --node and its certificate are its own; if they are, it lies: take it off the network and make new certificates (tandem-node --pki rotate ca)"));

    private static string Shown(string? peer) => AddressIn(peer)?.ToString() ?? "a peer";

    private string? NodeAt(string? host) => AddressIn(host) is { } address ? nodes.GetValueOrDefault(address) : null;

    private static IPAddress? AddressIn(string? host) => IPAddress.TryParse(host?.Trim('[', ']'), out var address)
        ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address
        : null;
}
