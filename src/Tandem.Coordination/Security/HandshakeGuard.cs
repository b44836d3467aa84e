using System.Security.Authentication;
using Akka;
using Akka.Actor;

namespace Tandem.Coordination.Security;

/// <summary>
/// Akka ends its own system when a peer that it connects to fails the handshake. A neighbour with a bad certificate must not cost us the
/// good ones, so that shutdown is stopped in its first phase, which is configured to stop all that follow when it fails.
/// </summary>
public sealed class HandshakeGuard : ExtensionIdProvider<HandshakeGuard.Installed>
{
    private const string FirstPhase = CoordinatedShutdown.PhaseBeforeServiceUnbind;
    private const string Reason = "TlsHandshakeFailureReason";

    public override Installed CreateExtension(ExtendedActorSystem system)
    {
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(FirstPhase, "handshake-guard", () => shutdown.ShutdownReason?.GetType().Name == Reason
            ? Task.FromException<Done>(new AuthenticationException("a peer was refused; this node stays"))
            : Task.FromResult(Done.Instance));
        return new();
    }

    /// <summary>Says that it is in place.</summary>
    public sealed class Installed : IExtension;
}
