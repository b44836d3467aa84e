using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Tandem.Coordination.Wire;

/// <summary>
/// Stands where Akka has its polymorphic JSON, for every type without a serializer of its own: bytes that name a type of the sender's choice are
/// not read, and nothing of ours leaves that way.
/// </summary>
/// <param name="system">Whose messages.</param>
public sealed class RefusingSerializer(ExtendedActorSystem system) : Serializer(system)
{
    private readonly WireRefusals _refusals = WireRefusals.Of(system);

    /// <summary>How Akka makes what stands in the place of its JSON, for which it has settings.</summary>
    public RefusingSerializer(ExtendedActorSystem system, Config settings)
        : this(system)
    {
        _ = settings;
    }

    /// <summary>Akka's JSON on the wire.</summary>
    public override int Identifier => 1;

    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj) =>
        throw new SerializationException($"message is {obj.GetType().FullName}; allowed: only messages in an envelope leave this node");

    public override object FromBinary(byte[] bytes, Type? type)
    {
        _refusals.TellForeign("a message in JSON");
        throw new SerializationException("a message in JSON is not read");
    }
}
