using Akka.Configuration;

namespace Tandem.Coordination.Wire;

/// <summary>Which serializer reads and writes what, in the actor system of the cluster.</summary>
internal static class WireSettings
{
    /// <summary>
    /// The largest message is the whole standing of a node with all the routers a node can have: 4,080, each about 150 bytes. A larger frame is
    /// dropped by both sides.
    /// </summary>
    public const int LargestFrame = 1024 * 1024;

    public static readonly Config Configuration = ConfigurationFactory.ParseString($$"""
        akka.actor {
          serializers {
            json = "Tandem.Coordination.Wire.RefusingSerializer, Tandem.Coordination"
            tandem = "Tandem.Coordination.Wire.EnvelopeSerializer, Tandem.Coordination"
          }
          serialization-bindings {
            "System.Object" = json
            "Tandem.Coordination.Messages.Envelope, Tandem.Coordination" = tandem
          }
        }
        akka.remote.dot-netty.tcp.maximum-frame-size = {{LargestFrame}}b
        """);
}
