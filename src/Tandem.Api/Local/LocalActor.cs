using Akka.Actor;
using Tandem.Actors.Advice;

namespace Tandem.Api.Local;

/// <summary>Reads the reports of this node's routers onto a board.</summary>
internal sealed class LocalActor : ReceiveActor, IWithTimers
{
    private static readonly object AgainTimer = new();
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly IActorRef _node;
    private readonly LocalBoard _board;
    private readonly TimeProvider _time;

    public static Props PropsFor(IActorRef node, LocalBoard board, TimeProvider time) => Props.Create(() => new LocalActor(node, board, time));

    public LocalActor(IActorRef node, LocalBoard board, TimeProvider time)
    {
        (_node, _board, _time) = (node, board, time);

        Receive<AdviceProtocol.Reported>(Handle);
        Receive<AdviceProtocol.Ended>(Handle);
        Receive<Subscribe>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Handle(new Subscribe());

    private void Handle(AdviceProtocol.Reported reported)
    {
        _board.Current = _board.Current.With(reported.Report, _time.GetUtcNow());
        _node.Tell(new AdviceProtocol.Taken(Self, reported.Sequence));
    }

    /// <summary>Its port was started afresh, or ends with the node.</summary>
    private void Handle(AdviceProtocol.Ended ended) => Timers.StartSingleTimer(AgainTimer, new Subscribe(), Again);

    private void Handle(Subscribe again) => _node.Tell(new AdviceProtocol.Subscribe(Self));

    private sealed record Subscribe;
}
