using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>Opens <see cref="FakeSegmentPort"/>s, and is where a test says how the next things go.</summary>
public sealed class FakeSegmentPortFactory(VirtualClock clock) : ISegmentPortFactory
{
    private readonly List<FakeSegmentPort> _ports = [];

    /// <summary>Drives the ports.</summary>
    public VirtualClock Clock { get; } = clock;

    /// <summary>What the ports hold; it outlives them.</summary>
    public FakeKernel Kernel { get; } = new();

    /// <summary>Every port opened so far, the newest last.</summary>
    public IReadOnlyList<FakeSegmentPort> Ports => _ports;

    /// <summary>Delay of each message between actor and loop, either way.</summary>
    public Func<TimeSpan> Delay { get; set; } = static () => TimeSpan.Zero;

    /// <summary>Why an interface cannot be opened; null opens it.</summary>
    public Func<SegmentPortOptions, string?> OpenRefusal { get; set; } = static _ => null;

    /// <summary>Why a router cannot be attached; null attaches it.</summary>
    public Func<VirtualRouterKey, string?> AttachRefusal { get; set; } = static _ => null;

    /// <summary>What never reaches the actor.</summary>
    public Func<LinkEvent, bool> IsMute { get; set; } = static _ => false;

    /// <summary>What reaches the actor only when <see cref="FakeSegmentPort.HandOver"/> is called.</summary>
    public Func<LinkEvent, bool> IsHeldBack { get; set; } = static _ => false;

    /// <summary>Where frames go.</summary>
    public Action<SimulatedFrame> Transmit { get; set; } = static _ => { };

    /// <summary>How often an interface was asked for.</summary>
    public int Attempts { get; private set; }

    /// <summary>The newest port.</summary>
    public FakeSegmentPort Port => _ports[^1];

    /// <inheritdoc/>
    public ISegmentPort Open(SegmentPortOptions options, Action<LinkEvent> sink)
    {
        Attempts++;
        if (OpenRefusal(options) is { } refusal)
        {
            throw new InterfaceRefusedException(refusal);
        }

        var port = new FakeSegmentPort(this, options, sink);
        _ports.Add(port);
        return port;
    }
}
