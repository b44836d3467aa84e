namespace Tandem.Network.Ports;

/// <summary>Watches the node's interfaces.</summary>
public interface IInterfaceWatch
{
    /// <summary>Starts watching: first every interface as <see cref="InterfaceEvent.Changed"/>, then what changes.</summary>
    /// <param name="sink">Called from the watch's own thread; must not block.</param>
    /// <returns>Ends the watch.</returns>
    IDisposable Start(Action<InterfaceEvent> sink);
}
