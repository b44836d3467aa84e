using Tandem.Actors.Advice;
using Tandem.Network.Ports;

namespace Tandem.Actors.Node;

/// <summary>What the actors reach the world through.</summary>
/// <param name="Segments">Opens interfaces.</param>
/// <param name="Interfaces">Watches interfaces.</param>
/// <param name="Checksums">Remembers checksum forms.</param>
/// <param name="Time">Its timestamps are the clock of every <see cref="Vrrp.Model.Instant"/>.</param>
public sealed record NodePorts(ISegmentPortFactory Segments, IInterfaceWatch Interfaces, IChecksumMemory Checksums, TimeProvider Time)
{
    /// <summary>How late the thread of deadlines was.</summary>
    public Func<SchedulingLateness> Lateness { get; init; } = static () => default;

    /// <summary>Counts masterships for as long as the process lives.</summary>
    public MastershipLedger Masterships { get; init; } = new();
}
