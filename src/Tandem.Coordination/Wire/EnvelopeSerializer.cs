using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Google.Protobuf;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Security.Origins;
using Envelope = Tandem.Coordination.Messages.Envelope;

namespace Tandem.Coordination.Wire;

/// <summary>The one serializer of everything that nodes tell each other.</summary>
/// <param name="system">Whose messages.</param>
public sealed class EnvelopeSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private readonly WireRefusals _refusals = WireRefusals.Of(system);
    private readonly PeerOrigins? _origins = PeerOrigins.Of(system);

    /// <summary>On the wire in every message; never another.</summary>
    public override int Identifier => 7201;

    public override string Manifest(object o) => MessageCodec.ManifestOf(Sent(o).Body);

    public override byte[] ToBinary(object obj) => MessageCodec.Write(Sent(obj));

    public override object FromBinary(byte[] bytes, string manifest)
    {
        try
        {
            var envelope = MessageCodec.Read(bytes, manifest);
            if (_origins?.Speaks(WireRefusals.Origin, envelope.Node) == false)
            {
                throw new SerializationException("an envelope in another node's name is not read");
            }

            if (envelope.Body is UnknownMessage unknown)
            {
                _refusals.TellUnknown(envelope.Node, unknown.Manifest);
            }

            return envelope;
        }
        catch (Exception unreadable) when (unreadable is MalformedMessageException or InvalidProtocolBufferException)
        {
            _refusals.TellMalformed(unreadable.Message);
            throw new SerializationException(unreadable.Message);
        }
    }

    private static Envelope Sent(object message) =>
        message as Envelope ?? throw new ArgumentException($"message is {message.GetType().Name}; allowed {nameof(Envelope)}", nameof(message));
}
