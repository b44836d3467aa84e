using Tandem.Actors.Advice;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Rehearsal;

/// <summary>The world of the rehearsal: one interface that is up, ports that play, nothing to remember.</summary>
internal sealed class Stage : ISegmentPortFactory, IInterfaceWatch, IChecksumMemory
{
    /// <summary>Of its segment and its interface.</summary>
    public const string Name = "rehearsal";

    /// <summary>One router of each family.</summary>
    private const int Routers = 2;

    private readonly TaskCompletionSource _played = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ended;

    /// <summary>By the clock that the actors read.</summary>
    public static Instant Now => new(TimeProvider.System.GetTimestamp() * (1_000_000_000 / TimeProvider.System.TimestampFrequency));

    /// <summary>Completes when every router has played its part.</summary>
    public Task Played => _played.Task;

    /// <summary>Where advice goes.</summary>
    public Action<RouterAdvice> Advise { get; set; } = static _ => { };

    public ISegmentPort Open(SegmentPortOptions options, Action<LinkEvent> sink) => new StagePort(this, sink);

    public IDisposable Start(Action<InterfaceEvent> sink)
    {
        var mac = MacAddress.VirtualRouter(Family.IPv4, new Vrid(1));
        sink(new InterfaceEvent.Changed(new InterfaceState(
            Name, 1, mac, IsUp: true, IPvXAddress.Parse("192.0.2.2"), IPvXAddress.Parse("fe80::2"))));
        return new CancellationTokenSource();
    }

    public ChecksumForm? Recall(VirtualRouterKey key) => null;

    public void Remember(VirtualRouterKey key, ChecksumForm form)
    {
    }

    /// <summary>The better Master's address.</summary>
    public static IPvXAddress PeerOf(Family family) => IPvXAddress.Parse(family == Family.IPv4 ? "192.0.2.3" : "fe80::3");

    /// <summary>A router has played its part.</summary>
    public void End()
    {
        if (Interlocked.Increment(ref _ended) == Routers)
        {
            _played.SetResult();
        }
    }
}
