using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Watch;

/// <summary>Watches interfaces and addresses of the network namespace of the thread that starts it.</summary>
public sealed class InterfaceWatch : IInterfaceWatch
{
    /// <inheritdoc/>
    /// <exception cref="InterfaceRefusedException">The kernel does not report changes to us.</exception>
    public IDisposable Start(Action<InterfaceEvent> sink) => RunningWatch.Start(EventSocket.Open(), sink);
}
