using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Counts;
using Tandem.Network.Checks;
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

    /// <summary>Looks at what checks look at.</summary>
    public IProber Prober { get; init; } = NoProber.Instance;

    /// <summary>Shows how this node is.</summary>
    public ChecksBoard Checks { get; init; } = new();

    /// <summary>Counts masterships for as long as the process lives.</summary>
    public MastershipLedger Masterships { get; init; } = new();

    /// <summary>Counts what the routers go through, for as long.</summary>
    public RouterCountLedger Counts { get; init; } = new();
}
