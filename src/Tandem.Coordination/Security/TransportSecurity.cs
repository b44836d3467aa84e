using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Security.Origins;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Security;

/// <summary>Makes what protects the connections of one life of the cluster's system. One for a process: refusals are counted over all lives.</summary>
public sealed class TransportSecurity
{
    private static readonly Config Tls = ConfigurationFactory.ParseString($$"""
        {{OriginTransport.Settings}}
        akka.remote.dot-netty.tcp.enable-ssl = on
        akka.coordinated-shutdown.phases.before-service-unbind.recover = off
        akka.coordinated-shutdown.run-by-actor-system-terminate = off
        akka.extensions = ["Tandem.Coordination.Security.HandshakeGuard, Tandem.Coordination"]
        """);

    private readonly NodeIdentity _identity;
    private readonly TimeProvider _time;
    private readonly RefusalLog _refusals;
    private readonly Setup[] _always;

    /// <param name="identity">This node and those it knows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warn">Takes a line for the log.</param>
    public TransportSecurity(NodeIdentity identity, TimeProvider time, Action<string> warn)
    {
        _identity = identity;
        _time = time;
        _refusals = new RefusalLog(time, warn, [.. identity.Nodes.Values, .. identity.Nodes.Keys.Select(address => address.ToString())]);
        _always = [new LogFilterSetup([new TransportLogFilter(_refusals, time)]), new WireRefusals(_refusals)];
    }

    /// <summary>What was refused since the start.</summary>
    public IReadOnlyDictionary<PeerRefusalKind, long> Refused => _refusals.Counts;

    /// <summary>Mutual TLS with these credentials.</summary>
    public CoordinationTransport With(TlsCredentials credentials)
    {
        var gate = new PeerGate(new PeerCheck(_identity.Cluster, _identity.Nodes, credentials.Authorities), _time, _refusals);
        var tls = new DotNettySslSetup(credentials.Certificate, suppressValidation: false, requireMutualAuthentication: true, gate.Accepts);
        return new(Tls.WithFallback(WireSettings.Configuration), [tls, new PeerOrigins(_identity.Nodes, _refusals), .. _always]);
    }

    /// <summary>Nothing but what protects against strange messages: for nodes that talk within one machine, and where the operator says so.</summary>
    public CoordinationTransport Plain() => new(WireSettings.Configuration, [.. _always]);
}
