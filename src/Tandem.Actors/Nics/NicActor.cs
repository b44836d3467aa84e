using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>
/// Owns one interface's port. It carries routers, brings the port's events to them and their batches to the port, and releases what
/// a router held when that router dies.
/// </summary>
internal sealed class NicActor : ReceiveActor
{
    private readonly SegmentPortOptions _options;
    private readonly ISegmentPortFactory _factory;
    private readonly IActorRef _nics;
    private readonly NicLog _log;
    private ISegmentPort? _port;
    private RouterSlots? _slots;
    private Repairs? _repairs;
    private InterfaceState? _interface;

    public static Props PropsFor(PlanBoard board, SegmentPortOptions first, NodePorts ports, IActorRef nics) =>
        Props.Create(() => new NicActor(board, first, ports, nics)).WithDispatcher(OnTimeDispatcher.Id);

    public NicActor(PlanBoard board, SegmentPortOptions first, NodePorts ports, IActorRef nics)
    {
        var options = board.Find(first.Segment)?.Options ?? first;
        _options = options;
        _factory = ports.Segments;
        _nics = nics;
        _log = new NicLog(Context.GetLogger(), options, ports.Time, Context.System.EventStream);

        Receive<LinkEvent.Raised>(Handle);
        Receive<NicProtocol.Execute>(Handle);
        Receive<NicProtocol.Raise>(Handle);
        Receive<LinkEvent>(Handle);
        Receive<NicProtocol.Register>(Handle);
        Receive<Terminated>(Handle);
        Receive<InterfaceEvent>(Handle);
    }

    protected override void PreStart()
    {
        var self = Self;
        try
        {
            _port = _factory.Open(_options, linkEvent => self.Tell(linkEvent, ActorRefs.NoSender));
            _slots = new RouterSlots(_port);
            _repairs = new Repairs(_port, _slots);
            _nics.Tell(new NicProtocol.Opened(_options.Segment));
        }
        catch (InterfaceRefusedException refused)
        {
            _nics.Tell(new NicProtocol.Refused(_options.Segment, _options.Interface, refused.Message));
            Context.Stop(Self);
        }
    }

    protected override void PostStop() => _port?.Dispose();

    private RouterSlot? Find(VirtualRouterKey key) => _slots?.Find(key);

    private void Handle(LinkEvent.Raised raised) => Find(raised.Key)?.Router?.Tell(raised);

    private void Handle(NicProtocol.Execute execute)
    {
        if (Find(execute.Batch.Key) is { } slot && Sender.Equals(slot.Router))
        {
            slot.Holds = execute.Batch.Router.Role == RouterRole.Master;
            slot.Attachment = slot.Attachment with { Parameters = execute.Batch.Router.Parameters };
            _port?.Execute(execute.Batch);
        }
    }

    private void Handle(NicProtocol.Raise raise)
    {
        if (Find(raise.Key) is { } slot && Sender.Equals(slot.Router))
        {
            _port?.Raise(raise.Key, raise.Event);
        }
    }

    private void Handle(LinkEvent linkEvent)
    {
        switch (linkEvent)
        {
            case LinkEvent.Attached(var key):
                Report(_slots?.Consent(key));
                break;
            case LinkEvent.AttachRefused refused when _slots?.Refuse(refused.Key) is { Router: { } router } slot:
                _log.Refused(slot, refused);
                Context.Unwatch(router);
                router.Tell(new NicProtocol.AttachRefused(refused.Detail));
                break;
            case LinkEvent.Executed executed:
                Find(executed.Key)?.Router?.Tell(executed);
                break;
            case LinkEvent.Asked:
                _port?.Answer();
                break;
            case LinkEvent.Stalled stalled when Find(stalled.Key) is { Router: { } router } slot:
                _log.Stalled(slot, stalled);
                Context.Stop(router);
                break;
            case LinkEvent.Failed failed:
                _nics.Tell(new NicProtocol.Failed(_options.Segment, _options.Interface, failed.Detail));
                Context.Stop(Self);
                break;
            default:
                _log.Report(linkEvent, Find);
                break;
        }
    }

    private void Handle(NicProtocol.Register register)
    {
        if (_slots is not null)
        {
            var (slot, predecessor) = _slots.Take(register);
            Context.Watch(register.Router);
            if (predecessor is not null)
            {
                Context.Unwatch(predecessor);
            }

            register.Router.Tell(new NicProtocol.Registered(Self));
            if (slot.Progress == AttachProgress.Attached)
            {
                Report(slot);
            }
        }
    }

    private void Handle(Terminated terminated) => _slots?.Abandon(terminated.ActorRef);

    private void Handle(InterfaceEvent interfaceEvent)
    {
        switch (InterfaceConcern.Of(interfaceEvent, _options, _interface))
        {
            case InterfaceConcern.Stands(var state):
                // Also the first time: it may have changed between the port's opening and the first report.
                if (_interface?.Mac != state.Mac)
                {
                    _port?.Follow(state.Mac);
                }

                _log.Stands(_interface, state);
                _interface = state;
                foreach (var slot in _slots?.Attached ?? [])
                {
                    Report(slot);
                }

                break;
            case InterfaceConcern.Lost:
                _log.Gone();
                Context.Stop(Self);
                break;
            case InterfaceConcern.RouterHurt(var key):
                _repairs?.Router(key);
                break;
            case InterfaceConcern.AddressHurt(var address):
                _repairs?.Address(address);
                break;
            case InterfaceConcern.EverythingHurt:
                _repairs?.Everything();
                break;
        }
    }

    private void Report(RouterSlot? slot)
    {
        if (slot?.Router is { } router && _interface is not null)
        {
            router.Tell(InterfaceStanding.Of(_interface, slot.Attachment.Key.Family));
        }
    }
}
