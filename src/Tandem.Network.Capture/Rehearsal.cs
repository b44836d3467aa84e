using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// A takeover and a release behind the closed gate, before the first real one: code that has never run costs milliseconds, and a client
/// would lose them. It goes the very way that a router's goes, with a slot and a pipeline of its own; the kernel's part is a real one's.
/// Nothing reaches the wire: its gate opens nothing, it does not say goodbye (which the gate lets pass), and its addresses are ones that
/// belong to nobody (RFC 5737, RFC 6666). Should the gate be gone at that moment, it speaks with the lowest priority there is.
/// </summary>
internal sealed class Rehearsal
{
    private static readonly VirtualAddresses IPv4 = new(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 32));
    private static readonly VirtualAddresses IPv6 = new(new VirtualAddress(IPvXAddress.Parse("100::1"), 128));

    private readonly RouterSlot _slot;
    private readonly EffectPipeline _pipeline;
    private readonly AdvertisementBatch _due;
    private VirtualRouter _router;

    private Rehearsal(RouterAttachment attachment, MacAddress parent, PacketSocket socket, AddressChanges changes)
    {
        var shut = new GateControl(enabled: false, socket, parent, TimeSpan.Zero, () => { });
        _slot = new RouterSlot(attachment, parent, socket, shut, new AnnouncementPace(1), Hear);
        _pipeline = new EffectPipeline(_slot, changes, _ => { }, Hear);
        _due = new AdvertisementBatch(socket);
        _router = VirtualRouter.Configured(attachment.Parameters);
    }

    /// <summary>Only where the gate shuts what is tried. On the link loop, after the kernel is ready to carry the router.</summary>
    public static void Of(RouterAttachment attachment, SlotMark mark, SegmentKernel kernel, PacketSocket socket, AddressChanges changes)
    {
        if (kernel.Gate is null || !attachment.VirtualMac || kernel.Interface.PrimaryAddress(attachment.Key.Family) is not { } primary)
        {
            return;
        }

        var parameters = attachment.Parameters with { Priority = new Priority(1), Addresses = attachment.Key.Family == Family.IPv4 ? IPv4 : IPv6 };
        mark.Set(open: false);
        _ = GateFrames.Open(attachment.Key.VirtualMac);
        new Rehearsal(attachment with { Parameters = parameters }, kernel.Interface.Mac, socket, changes).Play(primary);
    }

    private void Play(IPvXAddress primary)
    {
        _slot.Raise(new RouterEvent.Startup(primary), MonotonicClock.Now);
        RunDue();
    }

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
        _slot.Settle(batch);
        _pipeline.Start(batch);
    }
}
