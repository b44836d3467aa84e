using Akka.Actor;
using Akka.Event;
using Tandem.Coordination.Hosting;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>A part by which a test publishes on the event stream of the cluster's system, as its exchange would.</summary>
internal sealed class Whisper
{
    private volatile EventStream? _stream;

    /// <summary>Of a node.</summary>
    public CoordinationPart Part => new("whisper", _ => Props.Create(() => new Mouth(this)));

    /// <summary>In the present life of the system.</summary>
    public void Publish(object message) => (_stream ?? throw new InvalidOperationException("there is no system yet")).Publish(message);

    private sealed class Mouth : ReceiveActor
    {
        public Mouth(Whisper whisper) => whisper._stream = Context.System.EventStream;
    }
}
