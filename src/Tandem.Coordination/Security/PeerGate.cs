using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Akka.Event;

namespace Tandem.Coordination.Security;

/// <summary>Asked by the transport in every handshake, on either end; lets members in and tells who was refused.</summary>
/// <param name="check">Judges.</param>
/// <param name="time">For which time.</param>
/// <param name="log">Where refusals are told.</param>
internal sealed class PeerGate(PeerCheck check, TimeProvider time, RefusalLog log)
{
    /// <summary>What the platform finds (<paramref name="errors"/>) is not asked: it knows neither the cluster's authority nor its nodes.</summary>
    public bool Accepts(X509Certificate2? certificate, X509Chain? chain, string peer, SslPolicyErrors errors, ILoggingAdapter ignored)
    {
        var source = RemotePeer.AddressOf(peer);
        var refusal = source is null
            ? new(PeerRefusalKind.Stranger, "its address is unknown", "name nodes by their IP addresses")
            : check.Check(certificate, chain?.ChainPolicy.ExtraStore ?? [], source, time.GetUtcNow());
        if (refusal is null)
        {
            return true;
        }

        log.Tell(source?.ToString() ?? peer, refusal);
        return false;
    }
}
