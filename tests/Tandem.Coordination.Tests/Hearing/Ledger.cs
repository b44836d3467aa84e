using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Keeps facts and advice in the order in which they are told, on the thread that tells them.</summary>
internal sealed class Ledger : MinimalActorRef
{
    private readonly Lock _lock = new();
    private ImmutableArray<object> _told = [];

    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "ledger")) / "ledger";

    public override IActorRefProvider Provider => throw new NotSupportedException("it belongs to no system");

    public ImmutableArray<object> Told
    {
        get
        {
            lock (_lock)
            {
                return _told;
            }
        }
    }

    /// <summary>The part that has it told what is to be recorded.</summary>
    public CoordinationPart Facts() => new("facts", _ => Props.Create(() => new Listener(this)));

    protected override void TellInternal(object message, IActorRef sender)
    {
        lock (_lock)
        {
            _told = _told.Add(message);
        }
    }

    private sealed class Listener(IActorRef ledger) : ReceiveActor
    {
        protected override void PreStart() => Context.System.EventStream.Subscribe(ledger, typeof(TimelineFact));
    }
}
