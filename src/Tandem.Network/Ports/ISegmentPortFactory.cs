namespace Tandem.Network.Ports;

/// <summary>Opens interfaces.</summary>
public interface ISegmentPortFactory
{
    /// <summary>Opens the interface of a segment.</summary>
    /// <param name="options">Which one, and how.</param>
    /// <param name="sink">Receives the port's events; called from the port's threads, must not block.</param>
    /// <exception cref="InterfaceRefusedException">The interface is missing, or the kernel refuses something essential.</exception>
    ISegmentPort Open(SegmentPortOptions options, Action<LinkEvent> sink);
}
