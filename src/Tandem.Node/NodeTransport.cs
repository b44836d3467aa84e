using System.Net;
using Tandem.Configuration.Model;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Security;

namespace Tandem.Node;

/// <summary>How this node's connections to the others are protected, now and after its certificate was rotated.</summary>
internal sealed class NodeTransport : IDisposable
{
    private readonly TransportSecurity _security;
    private readonly CredentialWatch? _watch;

    /// <param name="node">This node.</param>
    /// <param name="channel">The others.</param>
    /// <param name="warn">Takes a line for the log.</param>
    public NodeTransport(NodeConfiguration node, CoordinationConfiguration channel, Action<string> warn)
    {
        var identity = new NodeIdentity(node.Cluster, node.Name, channel.Nodes.ToDictionary(peer => IPAddress.Parse(peer.Address.ToString()), peer => peer.Name));
        _security = new TransportSecurity(identity, TimeProvider.System, warn);
        if (channel.Tls is { } tls)
        {
            _watch = new CredentialWatch(new TlsFiles(tls.Authorities, tls.Certificate, tls.Key), identity, TimeProvider.System, warn);
            _watch.Changed += () => Changed?.Invoke();
        }
        else if (identity.IsExposed)
        {
            warn("tandem.coordination.tls.mode is off: whoever reaches the management network may advise this node; leave it out and give the nodes certificates (tandem-node --pki init, then --pki issue NODE)");
        }
    }

    /// <summary>The next life needs another <see cref="Next"/>.</summary>
    public event Action? Changed;

    /// <exception cref="CoordinationRefusedException">There is no good certificate yet.</exception>
    public CoordinationTransport Next() => (_watch, _watch?.Current) switch
    {
        (null, _) => _security.Plain(),
        (_, { } credentials) => _security.With(credentials),
        _ => throw new CoordinationRefusedException(_watch.Problem ?? "the certificates are about to be read"),
    };

    /// <summary>When the certificate in use ends; null: there is none.</summary>
    public DateTimeOffset? CertificateEnd => _watch?.Current?.End;

    public void Dispose() => _watch?.Dispose();
}
