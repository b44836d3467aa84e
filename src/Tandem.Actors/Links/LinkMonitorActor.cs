using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Logs;
using Tandem.Network.Ports;

namespace Tandem.Actors.Links;

/// <summary>
/// Owns the watch over the node's interfaces. A fresh one cannot know what its predecessor missed, so it says that events were lost
/// before the watch repeats how everything stands.
/// </summary>
internal sealed class LinkMonitorActor : ReceiveActor
{
    private readonly IInterfaceWatch _watch;
    private readonly IActorRef _nics;
    private readonly Func<IActorRef> _checks;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IDisposable? _running;

    /// <param name="watch">The watch.</param>
    /// <param name="nics">Reads everything.</param>
    /// <param name="checks">Reads as well, unless it is nobody.</param>
    public static Props PropsFor(IInterfaceWatch watch, IActorRef nics, Func<IActorRef> checks) =>
        Props.Create(() => new LinkMonitorActor(watch, nics, checks)).WithDispatcher(OnTimeDispatcher.Id);

    public LinkMonitorActor(IInterfaceWatch watch, IActorRef nics, Func<IActorRef> checks)
    {
        (_watch, _nics, _checks) = (watch, nics, checks);

        Receive<LinkProtocol.Repeat>(Handle);
        Receive<InterfaceEvent.Failed>(Handle);
        Receive<InterfaceEvent>(Handle);
    }

    protected override void PreStart()
    {
        var self = Self;
        Handle(new InterfaceEvent.Resynchronized());
        _running = _watch.Start(interfaceEvent => self.Tell(interfaceEvent, ActorRefs.NoSender));
    }

    protected override void PostStop() => _running?.Dispose();

    private void Handle(LinkProtocol.Repeat repeat) => Context.Stop(Self);

    private void Handle(InterfaceEvent.Failed failed)
    {
        _log.Warning(LogTemplates.WatchFailed, failed.Detail);
        Context.Stop(Self);
    }

    private void Handle(InterfaceEvent interfaceEvent)
    {
        _nics.Tell(interfaceEvent);
        _checks().Tell(interfaceEvent);
    }
}
