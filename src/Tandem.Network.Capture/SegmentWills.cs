using System.Collections.Immutable;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>
/// The last wills of one segment's routers; on the segment's worker. That puts a router's will before its attachment is told, so before
/// it can be opened, and a change of its addresses before any of them is added.
/// </summary>
internal sealed class SegmentWills(GuardLink? guard, SegmentKernel kernel, Action<string> warn)
{
    private readonly Dictionary<VirtualRouterKey, Subject> _stored = [];
    private MacAddress _parentMac = kernel.Interface.Mac;

    /// <summary>A router can be opened soon.</summary>
    /// <returns>What to mark when it is.</returns>
    public SlotMark Store(RouterAttachment attachment)
    {
        if (guard is null)
        {
            return default;
        }

        if ((_stored.TryGetValue(attachment.Key, out var earlier) ? earlier.Slot : guard.Take()) is not { } slot)
        {
            warn($"the guard has room for {GuardBoard.SlotCount} routers: it will not release {attachment.Key} when this process dies");
            return default;
        }

        Leave(new Subject(slot, attachment, attachment.Parameters, kernel.Interface.PrimaryAddress(attachment.Key.Family), default));
        return guard.MarkOf(slot);
    }

    /// <summary>A router's advertisements look different now.</summary>
    public void Change(VirtualRouterParameters parameters, IPvXAddress primary, ChecksumForm form)
    {
        if (_stored.TryGetValue(parameters.Key, out var stored))
        {
            Leave(stored with { Parameters = parameters, Primary = primary, Form = form });
        }
    }

    /// <summary>The interface has this Ethernet address now; without a virtual MAC the farewell comes from it.</summary>
    public void Follow(MacAddress parent)
    {
        if (parent == _parentMac)
        {
            return;
        }

        _parentMac = parent;
        foreach (var subject in _stored.Values.Where(subject => !subject.Attachment.VirtualMac).ToArray())
        {
            Leave(subject);
        }
    }

    /// <summary>A router is gone.</summary>
    public void Forget(VirtualRouterKey key)
    {
        if (_stored.Remove(key, out var stored))
        {
            guard?.Forget(stored.Slot);
        }
    }

    private void Leave(Subject subject)
    {
        var (slot, attachment, parameters, primary, form) = subject;
        _stored[parameters.Key] = subject;
        if (kernel.DeviceOf(parameters.Key) is not { } device)
        {
            return;
        }

        var source = attachment.VirtualMac ? parameters.Key.VirtualMac : _parentMac;
        guard?.Store(slot, new LastWill(
            new NamedInterface(kernel.Interface.Index, kernel.Interface.Name),
            device,
            parameters.Key.Family,
            parameters.Key.Vrid,
            PassageOf(attachment),
            source,
            [.. parameters.Addresses],
            primary is { } from ? Farewell(parameters, from, source, form) : []));
    }

    private Passage PassageOf(RouterAttachment attachment) => attachment.VirtualMac
        ? (kernel.Gate is null ? Passage.Ungated : Passage.Gated)
        : Passage.Plain;

    private static ImmutableArray<byte> Farewell(VirtualRouterParameters parameters, IPvXAddress from, MacAddress source, ChecksumForm form)
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        var length = AdvertisementFrame.Write(parameters, Priority.Release, from, source, form, frame);
        return [.. frame[..length]];
    }

    private readonly record struct Subject(
        int Slot, RouterAttachment Attachment, VirtualRouterParameters Parameters, IPvXAddress? Primary, ChecksumForm Form);
}
