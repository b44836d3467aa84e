using System.Runtime.CompilerServices;
using Tandem.Network.Beat;
using Tandem.Network.Capture;
using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>A link loop with one segment on a real cable, an actor that answers it, and a peer that sends and hears.</summary>
internal sealed class Rig : IDisposable
{
    private readonly LinkLoop _loop;
    private readonly SegmentPort _port;
    private readonly PacketSocket _peer;

    /// <param name="stallTimeout">Long enough for a busy machine, unless a test waits for it.</param>
    /// <param name="predecessor">Leaves something in place for this life, in the node's namespace.</param>
    /// <param name="meanwhile">What happens between that one's end and this one's beginning.</param>
    internal Rig(TimeSpan? stallTimeout = null, Action<Wire>? predecessor = null, Action<Rig>? meanwhile = null)
    {
        Tap = new FrameTap(Wire);
        _peer = Wire.Peer.Enter(() =>
        {
            using var netlink = new RtNetlink();
            return PacketSocket.Open(netlink.FindLink("peer0")!.Index);
        });

        // Until the kernel has noticed the carrier, a fresh interface silently drops what is sent.
        foreach (var (host, name) in ((NetworkNamespace, string)[])[(Wire.Node, "eth0"), (Wire.Peer, "peer0")])
        {
            Assert.True(
                SpinWait.SpinUntil(() => host.Run("ip", "link", "show", name).Contains("state UP", StringComparison.Ordinal), TimeSpan.FromSeconds(5)),
                $"{name} does not come up");
        }

        // A thread is born into the namespace of its maker.
        var options = Wire.Options with { StallTimeout = stallTimeout ?? TimeSpan.FromSeconds(30), Resumes = predecessor is not null };
        var early = predecessor is null ? null : Wire.Node.Enter(() =>
        {
            predecessor(Wire);
            return EarlyEars.Listen([options.Interface]);
        });
        meanwhile?.Invoke(this);
        (_loop, _port) = Wire.Node.Enter(() =>
        {
            var loop = new LinkLoop(_ => { }, timeSuspended: () => Suspended);
            return (loop, new SegmentPort(options, Wire.RunDirectory, loop, Actor.Tell, _ => { }, early: early?.Take(options.Interface)));
        });
        Actor.Port = _port;
    }

    internal Wire Wire { get; } = new();

    /// <summary>How long the machine was suspended, as the loop is told.</summary>
    internal TimeSpan Suspended { get; set; }

    internal TestActor Actor { get; } = new();

    internal FrameTap Tap { get; }

    /// <summary>What the segment has asked of the kernel so far; to be read while it asks nothing.</summary>
    internal NetlinkTraffic Traffic => Kernel(Session(_port)!).Traffic;

    /// <summary>Advertisements that passed every check, repetitions included.</summary>
    internal long Accepted => Session(_port)!.Link.Counters.Accepted;

    /// <summary>What the loop shows of its counts.</summary>
    internal AdvertisementLedger Counts => _loop.Counts;

    /// <summary>Frames that were dropped for a reason.</summary>
    internal long Discarded(DiscardReason reason) => Session(_port)!.Link.Counters[reason];

    internal static VirtualRouterParameters Router(VirtualRouterKey key, int priority, params string[] addresses) => new(
        key, VrrpVersion.V3, new Priority((byte)priority), new AdvertisementInterval(10), Wire.Addresses(addresses));

    internal static VirtualRouterKey Key4(int vrid) => new("front", Family.IPv4, new Vrid((byte)vrid));

    /// <summary>Attaches and starts a router: a Backup.</summary>
    internal void Start(VirtualRouterParameters parameters, bool virtualMac = true, AnnouncementOptions? announcements = null)
    {
        Attach(parameters, virtualMac, announcements);
        Raise(parameters.Key, new RouterEvent.Startup(IPvXAddress.Parse(parameters.Key.Family == Family.IPv4 ? "192.0.2.1" : "fe80::1")));
        Actor.Await<LinkEvent.Executed>(executed => executed.Key == parameters.Key);
    }

    /// <summary>Attaches a router, which does not start.</summary>
    internal void Attach(VirtualRouterParameters parameters, bool virtualMac = true, AnnouncementOptions? announcements = null)
    {
        Actor.Configure(parameters);
        _port.Attach(new RouterAttachment(parameters, virtualMac, Accept: true, announcements ?? new AnnouncementOptions(1, TimeSpan.FromSeconds(1))));
        Actor.Await<LinkEvent.Attached>(attached => attached.Key == parameters.Key);
    }

    internal void Raise(VirtualRouterKey key, RouterEvent routerEvent) => _port.Raise(key, routerEvent);

    /// <summary>In one turn of the loop: an event, its batch, and the end of the router before the worker has answered.</summary>
    internal void RaiseAndLeave(VirtualRouterKey key, RouterEvent routerEvent) => OnLoop(() =>
    {
        var session = Session(_port)!;
        session.Link.Find(key)!.Raise(routerEvent, MonotonicClock.Now);
        _loop.Post(() => session.Detach(key));
        return true;
    });

    /// <summary>Runs on the loop's thread and comes back with the answer.</summary>
    internal T OnLoop<T>(Func<T> question)
    {
        using var done = new ManualResetEventSlim();
        T? answer = default;
        _loop.Post(() =>
        {
            answer = question();
            done.Set();
        });
        Assert.True(done.Wait(TimeSpan.FromSeconds(10)), "the link loop does not answer");
        return answer!;
    }

    /// <summary>Holds the loop's thread up; it says when it stands still.</summary>
    internal void Stall(TimeSpan time)
    {
        using var standing = new ManualResetEventSlim();
        var resume = new ManualResetEventSlim();
        _loop.Post(() =>
        {
            standing.Set();
            resume.Wait(time);
            resume.Dispose();
        });
        standing.Wait(TimeSpan.FromSeconds(10));
    }

    /// <summary>What the peer would send for the same addresses with another priority.</summary>
    /// <param name="parameters">The router's.</param>
    /// <param name="priority">The peer's.</param>
    /// <param name="from">Another source than the peer's own.</param>
    /// <param name="checksumError">Bits of the checksum that are turned over.</param>
    internal void PeerSends(VirtualRouterParameters parameters, int priority, string? from = null, byte checksumError = 0)
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        var source = IPvXAddress.Parse(from ?? (parameters.Key.Family == Family.IPv4 ? "192.0.2.2" : "fe80::2"));
        var length = AdvertisementFrame.Write(parameters, new Priority((byte)priority), source, parameters.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
        frame[length - AdvertisementCodec.Length(parameters) + 6] ^= checksumError;
        Assert.Equal(0, _peer.Send(frame[..length]));
    }

    /// <summary>Changes a frame.</summary>
    internal delegate void Change(Span<byte> frame);

    /// <summary>The same with priority 200, changed.</summary>
    internal void PeerSends(VirtualRouterParameters parameters, Change change)
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        var length = AdvertisementFrame.Write(parameters, new Priority(200), IPvXAddress.Parse("192.0.2.2"), parameters.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
        change(frame[..length]);
        Assert.Equal(0, _peer.Send(frame[..length]));
    }

    internal static MacAddress PeerMac { get; } = new(0x0200_0000_00AA);

    /// <summary>The peer says that an address is its own.</summary>
    internal void PeerClaims(string address)
    {
        Span<byte> frame = stackalloc byte[128];
        var length = GratuitousArp.Write(PeerMac, IPvXAddress.Parse(address), frame);
        Assert.Equal(0, _peer.Send(frame[..length]));
    }

    /// <summary>The addresses of ours that stand in the node's kernel now.</summary>
    internal int AddressesInKernel() => Wire.Node.Enter(() =>
    {
        using var netlink = new RtNetlink();
        return netlink.Addresses().Count(info => info.Protocol == 112);
    });

    public void Dispose()
    {
        _port.Dispose();
        _port.WaitUntilClosed(TimeSpan.FromSeconds(10));
        _loop.Dispose();
        Tap.Dispose();
        _peer.Dispose();
        Wire.Dispose();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_session")]
    private static extern ref SegmentSession? Session(SegmentPort port);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_kernel")]
    private static extern ref SegmentKernel Kernel(SegmentSession session);
}
