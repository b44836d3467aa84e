using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Nics;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>
/// One virtual router. It asks for a NIC until one carries it, answers each event of the link loop with one batch, and starts and
/// shuts the protocol down as the interface allows. What it asks of itself goes through the loop as well.
/// </summary>
internal sealed class VirtualRouterActor : ReceiveActor, IWithTimers
{
    private static readonly object RegisterTimer = new();

    private readonly NicProtocol.Register _register;
    private readonly (IActorRef Nics, TimeSpan Every) _registration;
    private readonly TimeProvider _time;
    private readonly RouterChronicle _chronicle;
    private readonly RouterRelease _release = new();
    private RouterCore _core;
    private IActorRef? _nic;
    private InterfaceFollower? _follower;

    public static Props PropsFor(RouterPlan plan, string interfaceName, IActorRef nics, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new VirtualRouterActor(plan, interfaceName, nics, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public VirtualRouterActor(RouterPlan plan, string interfaceName, IActorRef nics, NodePorts ports, NodeTimings timings)
    {
        (_registration, _time) = ((nics, timings.RegisterEvery), ports.Time);
        _register = new NicProtocol.Register(plan.Name, plan.Attachment, Self);
        _chronicle = new RouterChronicle(plan, interfaceName, ports, Context.System.EventStream, Context.GetLogger());
        _core = RouterCore.Configured(plan.Attachment.Parameters, ports.Checksums.Recall(plan.Attachment.Key));

        Receive<LinkEvent.Raised>(Handle);
        Receive<LinkEvent.Executed>(Handle);
        Receive<RegisterDue>(Handle);
        Receive<NicProtocol.Registered>(Handle);
        Receive<NicProtocol.AttachRefused>(Handle);
        Receive<InterfaceStanding>(Handle);
        Receive<Terminated>(Handle);
        Receive<RouterProtocol.Release>(Handle);
        Receive<NodeProtocol.Describe>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Register();

    /// <summary>What the kernel refused is started afresh: this actor ends, and back-off makes the next one.</summary>
    private void Handle(LinkEvent.Raised raised)
    {
        var form = _core.Agreement.Form;
        _core = _core.Answer(raised, out var transition, out var batch);
        _nic?.Tell(new NicProtocol.Execute(batch));
        _chronicle.Answered(raised, transition, form, _core.Agreement);
        if (raised.Event is RouterEvent.EffectRefused || _release.EndsWith(raised, batch))
        {
            Context.Stop(Self);
        }
    }

    private void Handle(LinkEvent.Executed executed)
    {
        if (_release.EndsWith(executed))
        {
            Context.Stop(Self);
        }
    }

    private void Handle(RegisterDue due) => _registration.Nics.Tell(_register);

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
        _follower ??= new InterfaceFollower();
        if (!_release.IsAsked && _follower.Follow(standing) is { } wanted)
        {
            Raise(wanted);
        }
    }

    private void Handle(Terminated terminated)
    {
        if (terminated.ActorRef.Equals(_nic))
        {
            Lose();
            Register();
        }
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

    private void Handle(NodeProtocol.Describe describe) => describe.To.Tell(_chronicle.Describe(_core));

    private void Register()
    {
        Self.Tell(new RegisterDue());
        Timers.StartPeriodicTimer(RegisterTimer, new RegisterDue(), _registration.Every);
    }

    private void Raise(RouterEvent routerEvent) => _nic?.Tell(new NicProtocol.Raise(_register.Attachment.Key, routerEvent));

    /// <summary>The NIC's actor is gone and has released everything; the next one knows nothing of this router.</summary>
    private void Lose()
    {
        (_nic, _follower) = (null, null);
        var now = new Instant(_time.GetTimestamp() * (1_000_000_000 / _time.TimestampFrequency));
        _core = _core.Lose(now, out var transition);
        _chronicle.Lost(transition, now);
        if (_release.IsAsked)
        {
            Context.Stop(Self);
        }
    }

    private sealed record RegisterDue;
}
