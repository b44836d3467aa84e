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
    private readonly IReadOnlyList<IActorRef> _readers;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IDisposable? _running;

    public static Props PropsFor(IInterfaceWatch watch, IReadOnlyList<IActorRef> readers) =>
        Props.Create(() => new LinkMonitorActor(watch, readers)).WithDispatcher(OnTimeDispatcher.Id);

    public LinkMonitorActor(IInterfaceWatch watch, IReadOnlyList<IActorRef> readers)
    {
        _watch = watch;
        _readers = readers;

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

    private void Handle(InterfaceEvent.Failed failed)
    {
        _log.Warning(LogTemplates.WatchFailed, failed.Detail);
        Context.Stop(Self);
    }

    private void Handle(InterfaceEvent interfaceEvent)
    {
        foreach (var reader in _readers)
        {
            reader.Tell(interfaceEvent);
        }
    }
}
