using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Nics;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>
/// One virtual router. It asks for a NIC until one carries it, answers each event of the link loop with one batch, and starts and
/// shuts the protocol down as the interface and advice allow. What it asks of itself goes through the loop as well.
/// </summary>
internal sealed class VirtualRouterActor : ReceiveActor, IWithTimers
{
    private static readonly object RegisterTimer = new();

    private NicProtocol.Register _register;
    private readonly RouterNeighbours _neighbours;
    private readonly TimeSpan _registerEvery;
    private readonly NodePorts _ports;
    private readonly RouterChronicle _chronicle;
    private readonly RouterRelease _release = new();
    private readonly RouterReview _review = new();
    private readonly PlanFollowing _following;
    private readonly List<RouterAct> _acts = [];
    private AdvisedRouter _router;
    private IActorRef? _nic;
    private InterfaceFollower? _follower;

    public static Props PropsFor(
        PlanBoard board, RouterPlan first, string interfaceName, RouterNeighbours neighbours, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new VirtualRouterActor(board, first, interfaceName, neighbours, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public VirtualRouterActor(PlanBoard board, RouterPlan first, string interfaceName, RouterNeighbours neighbours, NodePorts ports, NodeTimings timings)
    {
        var plan = board.Find(first.Attachment.Key)?.Router ?? first;
        (_neighbours, _registerEvery, _ports, _following) = (neighbours, timings.RegisterEvery, ports, new PlanFollowing(plan, neighbours.Home));
        _register = new NicProtocol.Register(plan.Name, plan.Attachment, Self);
        _chronicle = new RouterChronicle(plan, interfaceName, ports, Context.System.EventStream, Context.GetLogger());
        var core = RouterCore.Configured(plan.Attachment.Parameters, ports.Checksums.Recall(plan.Attachment.Key));
        _router = AdvisedRouter.Configured(core, ports.Masterships.Recall(plan.Attachment.Key));

        Receive<LinkEvent.Raised>(Handle);
        Receive<LinkEvent.Executed>(Handle);
        Receive<RegisterDue>(Handle);
        Receive<NicProtocol.Registered>(Handle);
        Receive<NicProtocol.AttachRefused>(Handle);
        Receive<InterfaceStanding>(Handle);
        Receive<RouterAdvice>(Handle);
        Receive<AdviceProtocol.Weigh>(Handle);
        Receive<AdviceProtocol.Restate>(Handle);
        Receive<RouterReview.Due>(Handle);
        Receive<Terminated>(Handle);
        Receive<RouterProtocol.Adjust>(Handle);
        Receive<RouterProtocol.Release>(Handle);
        Receive<NodeProtocol.Describe>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private Instant Now => new(_ports.Time.GetTimestamp() * (1_000_000_000 / _ports.Time.TimestampFrequency));

    protected override void PreStart()
    {
        Stand();
        Register();
    }

    /// <summary>
    /// Who is Master from now on is told before the link loop has the batch. What the kernel refused is started afresh: this actor ends when the
    /// link has let go, so that others can be told of that, and back-off makes the next one.
    /// </summary>
    private void Handle(LinkEvent.Raised raised)
    {
        var form = _router.Core.Agreement.Form;
        Keep(_router.Answer(raised, out var transition, out var batch, _acts));
        _nic?.Tell(new NicProtocol.Execute(batch));
        if (transition is not null)
        {
            _chronicle.Answered(raised, transition, form, _router.Core.Agreement);
        }

        Perform(raised.At);
        _following.Answered(raised, batch);
        if (_release.EndsWith(raised, batch))
        {
            Context.Stop(Self);
        }
    }

    private void Handle(LinkEvent.Executed executed)
    {
        Keep(_router.Executed(executed, _acts));
        Perform(Now);
        _following.Executed(executed);
        if (_release.EndsWith(executed))
        {
            Context.Stop(Self);
        }
    }

    private void Handle(RegisterDue due) => _neighbours.Nics.Tell(_register);

    private void Handle(NicProtocol.Registered registered)
    {
        if (registered.Nic.Equals(_nic))
        {
            return;
        }

        if (_nic is not null)
        {
            Context.Unwatch(_nic);
            Lose();
        }

        Timers.Cancel(RegisterTimer);
        _nic = Context.Watch(registered.Nic);
    }

    private void Handle(NicProtocol.AttachRefused refused) => Context.Stop(Self);

    private void Handle(InterfaceStanding standing)
    {
        _follower ??= new InterfaceFollower(standing, _router.Out is not null);
        Wish(_follower.Follow(standing));
        _following.Carried();
    }

    private void Handle(RouterAdvice advice)
    {
        var now = Now;
        Keep(_router.Advise(advice, now, _acts));
        Perform(now);
    }

    private void Handle(AdviceProtocol.Weigh weigh)
    {
        var now = Now;
        Keep(_router.Weigh(weigh, now, _acts));
        Perform(now);
    }

    private void Handle(AdviceProtocol.Restate restate) => Stand();

    private void Handle(RouterReview.Due due)
    {
        var now = Now;
        _review.Came();
        Keep(_router.Review(now, _acts));
        Perform(now);
    }

    private void Handle(Terminated terminated)
    {
        if (terminated.ActorRef.Equals(_nic))
        {
            Lose();
            Register();
        }
    }

    /// <summary>It goes on with what it is, and the next one that carries it is told the new.</summary>
    private void Handle(RouterProtocol.Adjust adjust)
    {
        var (name, attachment, now) = (adjust.Plan.Name, adjust.Plan.Attachment, Now);
        _register = _register with { Name = name, Attachment = attachment };
        _neighbours.Nics.Tell(_register);
        _chronicle.Plan = adjust.Plan;
        Keep(_router.Configure(attachment.Parameters, now, _acts));
        Perform(now);
        Stand();
        _following.Ask(adjust.Plan);
    }

    /// <summary>Before the interface told how it stands the port may not know this router, and there is nothing to release.</summary>
    private void Handle(RouterProtocol.Release release)
    {
        _release.Ask();
        if (_follower is null)
        {
            Context.Stop(Self);
        }
        else
        {
            Raise(new RouterEvent.Shutdown(ShutdownReason.Requested));
        }
    }

    private void Handle(NodeProtocol.Describe describe) => describe.To.Tell(_chronicle.Describe(_router.Core));

    private void Register()
    {
        Self.Tell(new RegisterDue());
        Timers.StartPeriodicTimer(RegisterTimer, new RegisterDue(), _registerEvery);
    }

    private void Raise(RouterEvent routerEvent)
    {
        // Before its interface carries it nobody takes that in; it is asked again at the start.
        if (_follower is not null)
        {
            _following.Raised(routerEvent);
        }

        _nic?.Tell(new NicProtocol.Raise(_register.Attachment.Key, routerEvent));
    }

    /// <summary>What the interface or advice make of this router. A start takes the parameters of now with it.</summary>
    private void Wish(RouterEvent? wanted)
    {
        if (_release.IsAsked || wanted is null)
        {
            return;
        }

        if (wanted is RouterEvent.Startup)
        {
            var now = Now;
            Keep(_router.Resynchronize(now, _acts));
            Perform(now);
        }

        Raise(wanted);
    }

    /// <summary>Takes a new value, and tells of it what others want to know.</summary>
    private void Keep(AdvisedRouter router)
    {
        var before = _router;
        _router = router;
        if (router.Mastership != before.Mastership)
        {
            _ports.Masterships.Remember(router.Key, router.Mastership);
        }

        if (!router.StandsLike(before))
        {
            Stand();
        }
    }

    private void Stand() => _neighbours.Advice.Tell(new NodeReport.Changed(_chronicle.Stand(_router)));

    private void Perform(Instant now)
    {
        if (_acts.Count > 0)
        {
            RouterAct[] acts = [.. _acts];
            _acts.Clear();
            Array.ForEach(acts, Perform);
        }

        _review.Set(Timers, _router.NextReview, now);
    }

    private void Perform(RouterAct act)
    {
        switch (act)
        {
            case RouterAct.Raise(var routerEvent):
                Raise(routerEvent);
                break;
            case RouterAct.Leave(var cause):
                Wish(_follower?.Leave(cause));
                break;
            case RouterAct.Return:
                Wish(_follower?.Return());
                break;
            case RouterAct.Tell(var report):
                _neighbours.Advice.Tell(report);
                _chronicle.Told(report);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The NIC's actor is gone and has released everything; the next one knows nothing of this router.</summary>
    private void Lose()
    {
        (_nic, _follower) = (null, null);
        _following.Lost();
        var now = Now;
        Keep(_router.Lose(now, out var transition));
        _chronicle.Lost(transition, now);
        Perform(now);
        if (_release.IsAsked)
        {
            Context.Stop(Self);
        }
    }

    private sealed record RegisterDue;
}
