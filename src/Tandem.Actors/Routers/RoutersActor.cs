using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Nics;
using Tandem.Actors.Node;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>
/// Parent of the virtual routers, as many as the plan has. A router that the plan has no more lets go and ends; the last one takes its segment with
/// it. Told to release, this ends when the last of all has ended.
/// </summary>
internal sealed class RoutersActor : ReceiveActor, IWithTimers
{
    private readonly Dictionary<VirtualRouterKey, IActorRef> _supervisors = [];
    private readonly Dictionary<IActorRef, VirtualRouterKey> _keys = [];
    private readonly HashSet<VirtualRouterKey> _leaving = [];
    private readonly PlanProgress _progress = new();
    private readonly HashSet<IActorRef> _waiting = [];
    private readonly PlanBoard _board;
    private readonly IActorRef _nics;
    private readonly IActorRef _advice;
    private readonly NodePorts _ports;
    private readonly NodeTimings _timings;
    private bool _isReleasing;

    public static Props PropsFor(PlanBoard board, IActorRef nics, IActorRef advice, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new RoutersActor(board, nics, advice, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public RoutersActor(PlanBoard board, IActorRef nics, IActorRef advice, NodePorts ports, NodeTimings timings)
    {
        (_board, _nics, _advice, _ports, _timings) = (board, nics, advice, ports, timings);
        foreach (var router in board.Current.Segments.SelectMany(segment => segment.Routers))
        {
            Start(router.Attachment.Key);
        }

        Receive<RouterProtocol.Release>(Handle);
        Receive<RouterProtocol.Replan>(Handle);
        Receive<RouterProtocol.Follows>(Handle);
        Receive<NodeProtocol.AwaitRouters>(Handle);
        Receive<PatienceOver>(Handle);
        Receive<NodeProtocol.Describe>(Handle);
        Receive<AdviceProtocol.Restate>(Handle);
        Receive<Terminated>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    private void Start(VirtualRouterKey key)
    {
        if (_board.Find(key) is not { } planned)
        {
            return;
        }

        var child = VirtualRouterActor.PropsFor(_board, planned.Router, planned.Interface, new(Self, _nics, _advice), _ports, _timings);
        var supervisor = Context.Watch(Context.ActorOf(
            Supervised.PropsFor(child, "router", _timings.RouterBackOff, IsFinal), Uri.EscapeDataString(key.ToString())));
        _supervisors.Add(key, supervisor);
        _keys.Add(supervisor, key);
    }

    private static bool IsFinal(object message) => message is RouterProtocol.Release;

    private void Handle(RouterProtocol.Release release)
    {
        _isReleasing = true;
        AnswerAll();
        ForEachChild(release);
        EndIfEmpty();
    }

    /// <summary>Who is still letting go starts when it has, if the plan has it then.</summary>
    private void Handle(RouterProtocol.Replan replan)
    {
        var difference = replan.Difference;
        _progress.Ask(difference);
        foreach (var key in difference.Removed.Concat(difference.Replaced).Select(router => router.Attachment.Key))
        {
            if (_supervisors.TryGetValue(key, out var leaving) && _leaving.Add(key))
            {
                leaving.Tell(new RouterProtocol.Release());
            }
        }

        foreach (var router in difference.Adjusted)
        {
            _supervisors.GetValueOrDefault(router.Attachment.Key)?.Tell(new RouterProtocol.Adjust(router));
        }

        foreach (var router in difference.Added.Where(router => !_supervisors.ContainsKey(router.Attachment.Key)))
        {
            Start(router.Attachment.Key);
        }
    }

    private void Handle(RouterProtocol.Follows follows)
    {
        _progress.Done(follows.Plan);
        AnswerIfDone();
    }

    private void Handle(NodeProtocol.AwaitRouters wait)
    {
        _waiting.Add(Sender);
        Timers.StartSingleTimer(Sender, new PatienceOver(Sender), wait.Within);
        AnswerIfDone();
    }

    private void Handle(PatienceOver over) => Answer(over.Asker);

    private void Handle(NodeProtocol.Describe describe) => ForEachChild(describe);

    private void Handle(AdviceProtocol.Restate restate) => ForEachChild(restate);

    /// <summary>A supervisor ends when its router has released, and never otherwise; if it does, its router needs another.</summary>
    private void Handle(Terminated terminated)
    {
        _keys.Remove(terminated.ActorRef, out var key);
        _supervisors.Remove(key);
        _leaving.Remove(key);
        _progress.Ended(key);
        AnswerIfDone();
        if (_isReleasing)
        {
            EndIfEmpty();
            return;
        }

        Start(key);
        if (_board.Find(key.Segment) is null && _supervisors.Keys.All(other => other.Segment != key.Segment))
        {
            _nics.Tell(new NicProtocol.End(key.Segment));
        }
    }

    private void AnswerIfDone()
    {
        if (_progress.IsDone)
        {
            AnswerAll();
        }
    }

    private void AnswerAll() => Array.ForEach([.. _waiting], Answer);

    private void Answer(IActorRef asker)
    {
        _waiting.Remove(asker);
        Timers.Cancel(asker);
        asker.Tell(new NodeProtocol.RoutersFollow(_progress.Late));
    }

    private void EndIfEmpty()
    {
        if (_supervisors.Count == 0)
        {
            Context.Stop(Self);
        }
    }

    private static void ForEachChild(object message)
    {
        foreach (var child in Context.GetChildren())
        {
            child.Tell(message);
        }
    }

    private sealed record PatienceOver(IActorRef Asker);
}
