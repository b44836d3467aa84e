using Tandem.Network.Linux;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>
/// A takeover behind the closed gate, before the first real one: code that has never run costs milliseconds, and a client would lose
/// them. Nothing reaches the wire, and the addresses are ones that belong to nobody (RFC 5737, RFC 6666).
/// </summary>
internal static class Rehearsal
{
    private static readonly VirtualAddresses IPv4 = new(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 32));
    private static readonly VirtualAddresses IPv6 = new(new VirtualAddress(IPvXAddress.Parse("100::1"), 128));

    /// <summary>Addresses come and go, by the way that a takeover's go; on the worker, after the router was attached.</summary>
    public static void OfAddresses(SegmentKernel kernel, AddressChanges changes, SerialWorker worker, RouterAttachment attachment)
    {
        if (IsHidden(kernel, attachment))
        {
            changes.Post(attachment.Key, new Effect.AddAddresses(Stage(attachment)), _ => { });
            changes.Post(attachment.Key, new Effect.RemoveAddresses(Stage(attachment)), _ => { });
            worker.DoUrgent();
        }
    }

    /// <summary>Steps are taken and frames are sent, which the gate drops; on the link loop.</summary>
    public static void OfFrames(SegmentKernel kernel, RouterSlot slot, RouterAttachment attachment)
    {
        if (!IsHidden(kernel, attachment) || kernel.Interface.PrimaryAddress(attachment.Key.Family) is not { } primary)
        {
            return;
        }

        var now = MonotonicClock.Now;
        var backup = VirtualRouterMachine.Step(VirtualRouter.Configured(attachment.Parameters), new RouterEvent.Startup(primary), now);
        var master = VirtualRouterMachine.Step(backup.Router, new RouterEvent.DeadlineReached(), backup.Router.State.NextDeadline);
        _ = VirtualRouterMachine.Step(master.Router, new RouterEvent.Shutdown(ShutdownReason.Requested), now);
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        _ = AdvertisementFrame.Write(attachment.Parameters, attachment.Parameters.Priority, primary, attachment.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
        slot.Announce(Stage(attachment), now);
        slot.CloseGate();
    }

    /// <summary>Only where the gate shuts what is tried.</summary>
    private static bool IsHidden(SegmentKernel kernel, RouterAttachment attachment) => kernel.Gate is not null && attachment.VirtualMac;

    private static VirtualAddresses Stage(RouterAttachment attachment) => attachment.Key.Family == Family.IPv4 ? IPv4 : IPv6;
}
