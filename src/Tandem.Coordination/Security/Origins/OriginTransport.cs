using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Transport;
using Akka.Remote.Transport.DotNetty;

namespace Tandem.Coordination.Security.Origins;

/// <summary>
/// The remoting's own transport, with every connection watched for the greeting. It adds nothing to addresses, so that nodes with and without it
/// understand each other.
/// </summary>
public sealed class OriginTransport : Transport
{
    /// <summary>Settings that put it in the place of the remoting's own.</summary>
    internal const string Settings = """
        akka.remote.dot-netty.tcp.transport-class = "Tandem.Coordination.Security.Origins.OriginTransport, Tandem.Coordination"
        """;

    /// <summary>It is not public, and this is its name in the remoting's own settings.</summary>
    private const string Sockets = "Akka.Remote.Transport.DotNetty.TcpTransport";

    private readonly Transport _below;
    private readonly PeerOrigins _origins;

    /// <summary>How the remoting makes it.</summary>
    public OriginTransport(ActorSystem system, Config config)
    {
        (System, Config) = (system, config);
        _origins = PeerOrigins.Of(system) ?? throw new InvalidOperationException($"an actor system with {nameof(OriginTransport)} has no {nameof(PeerOrigins)}");
        _below = typeof(DotNettySslSetup).Assembly.GetType(Sockets) is { } sockets && Activator.CreateInstance(sockets, system, config) is Transport below
            ? below
            : throw new InvalidOperationException($"this version of the remoting has no {Sockets}");
    }

    public override string SchemeIdentifier => _below.SchemeIdentifier;

    public override long MaximumPayloadBytes => _below.MaximumPayloadBytes;

    public override bool IsResponsibleFor(Address remote) => _below.IsResponsibleFor(remote);

    public override async Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen()
    {
        var (address, listener) = await _below.Listen().ConfigureAwait(false);
        var above = new TaskCompletionSource<IAssociationEventListener>();
        _ = PassOnAsync(above.Task, listener);
        return (address, above);
    }

    public override async Task<AssociationHandle> Associate(Address remoteAddress) =>
        new OriginHandle(await _below.Associate(remoteAddress).ConfigureAwait(false), _origins);

    public override Task<bool> Shutdown() => _below.Shutdown();

    public override Task<bool> ManagementCommand(object message) => _below.ManagementCommand(message);

    /// <summary>The sockets listen from the moment that somebody above does.</summary>
    private async Task PassOnAsync(Task<IAssociationEventListener> above, TaskCompletionSource<IAssociationEventListener> listener) =>
        listener.TrySetResult(new Accepted(await above.ConfigureAwait(false), _origins));

    /// <summary>Hears of connections that peers have made.</summary>
    private sealed class Accepted(IAssociationEventListener above, PeerOrigins origins) : IAssociationEventListener
    {
        public void Notify(IAssociationEvent ev) =>
            above.Notify(ev is InboundAssociation inbound ? new InboundAssociation(new OriginHandle(inbound.Association, origins)) : ev);
    }
}
