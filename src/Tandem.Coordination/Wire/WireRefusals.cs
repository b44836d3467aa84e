using Akka.Actor;
using Akka.Actor.Internal;
using Tandem.Coordination.Security;

namespace Tandem.Coordination.Wire;

/// <summary>Counts and tells what peers send that is no message of ours. One for a process; found by the serializers through their actor system.</summary>
/// <param name="log">Where it is told.</param>
internal sealed class WireRefusals(RefusalLog log) : Akka.Actor.Setup.Setup
{
    private const string Update = "update the older of the two nodes, or see what else speaks on this port";

    /// <summary>Of an actor system; one that nobody hears when the system was made without.</summary>
    public static WireRefusals Of(ActorSystem system) => system.Settings.Setup.Get<WireRefusals>().GetOrElse(new(new RefusalLog(TimeProvider.System, _ => { }, [])));

    public void TellForeign(string what) =>
        log.Tell(Peer, new(PeerRefusalKind.ForeignMessage, $"it sent {what}, which is never read here", Update));

    public void TellMalformed(string what) =>
        log.Tell(Peer, new(PeerRefusalKind.MalformedMessage, $"it sent a message that cannot be read: {what}", Update));

    public void TellUnknown(string node, string manifest) =>
        log.Tell(node, new(PeerRefusalKind.UnknownMessage, $"it sent {manifest}, which only a newer version knows", "update this node"));

    /// <summary>
    /// Host of the connection that is being read; null when that is not known. A serializer is told bytes, not where they are from; but it runs on the
    /// thread of the actor that reads one peer's connection, which has that peer in its path.
    /// </summary>
    public static string? Origin => PeerPath.AddressIn(InternalCurrentActorCellKeeper.Current?.Self.Path.ToStringWithoutAddress() ?? "");

    private static string Peer => Origin ?? "a peer";
}
