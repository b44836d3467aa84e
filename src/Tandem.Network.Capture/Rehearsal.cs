using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>
/// A takeover and a release behind the closed gate, before the first real one: code that has never run costs milliseconds, and a client
/// would lose them. It goes the very way that a router's goes, with a segment, a slot and a pipeline of its own; the kernel's part is a
/// real one's. What it hears before is of its own making, as on a silent segment the first frame may come at the moment of the takeover.
/// Nothing reaches the wire: its gate opens nothing, it does not say goodbye (which the gate lets pass), and its addresses are ones that
/// belong to nobody (RFC 5737, RFC 6666). Should the gate be gone at that moment, it speaks with the lowest priority there is.
/// </summary>
internal sealed class Rehearsal
{
    private static readonly VirtualAddresses IPv4 = new(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 32));
    private static readonly VirtualAddresses IPv6 = new(new VirtualAddress(IPvXAddress.Parse("100::1"), 128));
    private static readonly IPvXAddress PeerIPv4 = IPvXAddress.Parse("192.0.2.2");
    private static readonly IPvXAddress PeerIPv6 = IPvXAddress.Parse("fe80::2");

    private readonly SegmentLink _link;
    private readonly RouterSlot _slot;
    private readonly EffectPipeline _pipeline;
    private readonly AdvertisementBatch _due;
    private VirtualRouter _router;

    private Rehearsal(RouterAttachment attachment, InterfaceState parent, CaptureDevice capture, PacketSocket socket, AddressChanges changes)
    {
        var shut = new GateControl(enabled: false, socket, parent.Mac, TimeSpan.Zero, () => { });
        var answers = new AnswerWatch(TimeSpan.MaxValue, () => { });
        _link = new SegmentLink(parent, capture, socket, shut, answers, new AnnouncementPace(1), _ => { }, Hear, new SegmentTally());
        _slot = _link.Add(attachment, default);
        _pipeline = new EffectPipeline(_slot, changes, _ => { }, Hear);
        _due = new AdvertisementBatch(socket);
        _router = VirtualRouter.Configured(attachment.Parameters);
    }

    /// <summary>Only where the gate shuts what is tried. On the link loop, after the kernel is ready to carry the router.</summary>
    public static void Of(
        RouterAttachment attachment, SlotMark mark, SegmentKernel kernel, CaptureDevice capture, PacketSocket socket, AddressChanges changes)
    {
        if (kernel.Gate is null || !attachment.VirtualMac || kernel.Interface.PrimaryAddress(attachment.Key.Family) is not { } primary)
        {
            return;
        }

        var parameters = attachment.Parameters with { Priority = new Priority(1), Addresses = attachment.Key.Family == Family.IPv4 ? IPv4 : IPv6 };
        mark.Set(open: false);
        _ = GateFrames.Open(attachment.Key.VirtualMac);
        new Rehearsal(attachment with { Parameters = parameters }, kernel.Interface, capture, socket, changes).Play(primary);
    }

    private void Play(IPvXAddress primary)
    {
        _slot.Raise(new RouterEvent.Startup(primary), MonotonicClock.Now);
        Listen();
        RunDue();
        _link.Remove(_slot.Key);
    }

    /// <summary>A better Master twice, which the loop need not tell of the second time; somebody else's router; and who has which address.</summary>
    private void Listen()
    {
        var key = _slot.Key;
        var peer = key.Family == Family.IPv4 ? PeerIPv4 : PeerIPv6;
        var better = _router.Parameters with { Addresses = new VirtualAddresses(new VirtualAddress(peer, 32)) };
        var elsewhere = better with { Key = key with { Vrid = new Vrid(key.Vrid.Value == 1 ? (byte)2 : (byte)1) } };
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        foreach (var heard in (VirtualRouterParameters[])[better, better, elsewhere])
        {
            Hear(frame[..AdvertisementFrame.Write(heard, new Priority(2), peer, key.VirtualMac, ChecksumForm.PseudoHeader, frame)]);
        }

        Hear(frame[..GratuitousArp.Write(key.VirtualMac, PeerIPv4, frame)]);
        Hear(frame[..GratuitousArp.Write(key.VirtualMac, IPv4[0].Address, frame)]);
        Hear(frame[..UnsolicitedNeighborAdvertisement.Write(key.VirtualMac, PeerIPv6, frame)]);
    }

    private void Hear(ReadOnlySpan<byte> frame) => _link.Handle(frame, MonotonicClock.Now);

    private void RunDue()
    {
        var due = _slot.WakeAt;
        _ = WorstDelay.Among([_slot], due);
        _slot.RunDue(due, _due);
        _due.Send();
    }

    private void Hear(LinkEvent linkEvent)
    {
        if (linkEvent is LinkEvent.Raised raised)
        {
            Answer(raised);
        }
        else if (linkEvent is LinkEvent.Executed && _router.Role == RouterRole.Master)
        {
            RunDue();
            _slot.Raise(new RouterEvent.Shutdown(ShutdownReason.Requested), MonotonicClock.Now);
        }
    }

    /// <summary>What its actor would do.</summary>
    private void Answer(LinkEvent.Raised raised)
    {
        var transition = VirtualRouterMachine.Step(_router, raised.Event, raised.At);
        _router = transition.Router;
        var batch = new EffectBatch(
            _router, raised.Sequence, ChecksumForm.PseudoHeader, transition.Effects.RemoveAll(effect => effect is Effect.Advertise { Priority.IsRelease: true }));
        _link.Settle(_slot, batch);
        _pipeline.Start(batch);
    }
}
