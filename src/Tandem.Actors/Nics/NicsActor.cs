using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Links;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Network.Ports;

namespace Tandem.Actors.Nics;

/// <summary>
/// Parent of the NICs: knows which are open, brings routers and interface events to them, and remembers how interfaces stand for the
/// next NIC that opens.
/// </summary>
internal sealed class NicsActor : ReceiveActor
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly LogThrottle _failures;
    private readonly KnownInterfaces _interfaces = new();
    private readonly Dictionary<string, IActorRef> _open = [];
    private readonly Dictionary<string, SegmentPortOptions> _segments = [];
    private readonly Dictionary<string, SegmentPortOptions> _begun = [];
    private readonly PlanBoard _board;
    private readonly NodePorts _ports;
    private readonly NodeTimings _timings;

    public static Props PropsFor(PlanBoard board, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new NicsActor(board, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public NicsActor(PlanBoard board, NodePorts ports, NodeTimings timings)
    {
        (_board, _ports, _timings, _failures) = (board, ports, timings, new LogThrottle(ports.Time, Quiet));
        Begin(board.Current.Segments);

        Receive<NicProtocol.Begin>(Handle);
        Receive<NicProtocol.End>(Handle);
        Receive<NicProtocol.Opened>(Handle);
        Receive<NicProtocol.Refused>(Handle);
        Receive<NicProtocol.Failed>(Handle);
        Receive<NicProtocol.Register>(Handle);
        Receive<InterfaceEvent>(Handle);
        Receive<Terminated>(Handle);
        Receive<SupervisorEnded>(Handle);
    }

    /// <summary>How interfaces stand is told when it changes, and to who watches afresh.</summary>
    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        Context.Parent.Tell(new LinkProtocol.Repeat());
    }

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    private static string NameOf(string segment) => Uri.EscapeDataString(segment);

    /// <summary>
    /// One whose earlier life has not ended yet begins when it has. Where that life is on another interface, or has another gate, nobody of the plan wants
    /// it any more: it ends now, and releases what the last of its routers were slow to let go of.
    /// </summary>
    private void Begin(IEnumerable<SegmentPlan> segments)
    {
        foreach (var segment in segments)
        {
            var (name, child) = (segment.Options.Segment, Context.Child(NameOf(segment.Options.Segment)));
            _segments[name] = segment.Options;
            if (child.IsNobody())
            {
                Start(segment.Options);
            }
            else if (!IsSame(_begun[name], segment.Options))
            {
                _open.Remove(name);
                Context.Stop(child);
            }
        }
    }

    private static bool IsSame(SegmentPortOptions before, SegmentPortOptions after) => before.Interface == after.Interface && before.Gate == after.Gate;

    private void Start(SegmentPortOptions options)
    {
        _begun[options.Segment] = options;
        var supervisor = Supervised.PropsFor(NicActor.PropsFor(_board, options, _ports, Self), "nic", _timings.NicBackOff);
        Context.WatchWith(Context.ActorOf(supervisor, NameOf(options.Segment)), new SupervisorEnded(options.Segment));
    }

    private void Handle(NicProtocol.Begin begin) => Begin(begin.Segments);

    /// <summary>It may have been wanted again in the meantime.</summary>
    private void Handle(NicProtocol.End end)
    {
        if (_board.Find(end.Segment) is null && _segments.Remove(end.Segment))
        {
            _open.Remove(end.Segment);
            Context.Stop(Context.Child(NameOf(end.Segment)));
        }
    }

    private void Handle(NicProtocol.Opened opened)
    {
        if (!_segments.TryGetValue(opened.Segment, out var options))
        {
            return;
        }

        Context.Watch(Sender);
        _open[opened.Segment] = Sender;
        if (_interfaces.Find(options.Interface) is { } state)
        {
            Sender.Tell(new InterfaceEvent.Changed(state));
        }
    }

    private void Handle(NicProtocol.Refused refused)
    {
        if (_failures.Allows(refused))
        {
            _log.Warning(LogTemplates.InterfaceRefused, refused.Interface, refused.Segment, refused.Detail);
        }
    }

    /// <summary>A port opens by itself and says later that it could not, so each try would say so again.</summary>
    private void Handle(NicProtocol.Failed failed)
    {
        if (_failures.Allows(failed))
        {
            _log.Warning(LogTemplates.InterfaceFailed, failed.Interface, failed.Segment, failed.Detail);
        }
    }

    /// <summary>A router whose NIC is not open asks again.</summary>
    private void Handle(NicProtocol.Register register)
    {
        if (_open.TryGetValue(register.Attachment.Key.Segment, out var nic))
        {
            nic.Forward(register);
        }
    }

    private void Handle(InterfaceEvent interfaceEvent)
    {
        var concerned = ParentOf(interfaceEvent);
        switch (interfaceEvent)
        {
            case InterfaceEvent.Changed(var state):
                var before = _interfaces.Note(state);
                if (before?.Index != state.Index || (state.IsUp && !before.IsUp))
                {
                    OpenAtOnce(state.Name);
                }

                break;
            case InterfaceEvent.Gone(var name, _):
                _interfaces.Remove(name);
                break;
            case InterfaceEvent.Resynchronized:
                _interfaces.Clear();
                break;
        }

        foreach (var (segment, nic) in _open)
        {
            if (concerned is null || concerned == _segments[segment].Interface)
            {
                nic.Tell(interfaceEvent);
            }
        }
    }

    /// <summary>
    /// The interface an event is about, or on which the macvlan stands that it is about; null when it is about all. Thousands of macvlans
    /// report several times each, and only one NIC need hear it.
    /// </summary>
    private string? ParentOf(InterfaceEvent interfaceEvent)
    {
        var name = interfaceEvent switch
        {
            InterfaceEvent.Changed(var state) => state.Name,
            InterfaceEvent.Gone(var gone, _) => gone,
            InterfaceEvent.AddressRemoved(var holder, _) => holder,
            _ => null,
        };
        return name is not null && VirtualInterfaceName.TryParse(name, out _, out _, out var parent)
            ? _interfaces.Find(parent)?.Name ?? name
            : name;
    }

    private void Handle(Terminated terminated)
    {
        foreach (var (segment, nic) in _open)
        {
            if (nic.Equals(terminated.ActorRef))
            {
                _open.Remove(segment);
                return;
            }
        }
    }

    /// <summary>A supervisor never ends by itself; if it does, or was ended and is wanted again, its segment needs another.</summary>
    private void Handle(SupervisorEnded ended)
    {
        if (_segments.TryGetValue(ended.Segment, out var options))
        {
            Start(options);
        }
    }

    /// <summary>An interface that appears or comes up need not wait for the end of a long back-off.</summary>
    private void OpenAtOnce(string name)
    {
        foreach (var options in _segments.Values)
        {
            if (options.Interface == name && !_open.ContainsKey(options.Segment))
            {
                Context.Child(NameOf(options.Segment)).Tell(BackoffSupervisor.StartChild.Instance);
            }
        }
    }

    private sealed record SupervisorEnded(string Segment);
}
