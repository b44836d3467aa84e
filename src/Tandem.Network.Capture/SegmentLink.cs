using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>One segment inside the link loop: what arrives, what is due, and the routers that live here.</summary>
internal sealed class SegmentLink(
    InterfaceState parent,
    CaptureDevice capture,
    PacketSocket socket,
    GateControl gate,
    AnswerWatch answers,
    AnnouncementPace pace,
    Action<List<(RouterSlot Slot, string Reason)>?> looked,
    Action<LinkEvent> sink,
    SegmentTally tally)
{
    /// <summary>So many frames in one go, so that a flood on one interface leaves the others their turn.</summary>
    private const int MostFramesAtOnce = 1024;

    private readonly RouterSlot?[] _slots = new RouterSlot?[512];
    private readonly List<RouterSlot> _list = [];
    private readonly Dictionary<IPvXAddress, RouterSlot> _byAddress = [];
    private readonly AdvertisementBatch _due = new(socket);
    private Instant _slotsWakeAt = Instant.Never;
    private bool _slotsChanged = true;
    private MacAddress _parentMac = parent.Mac;

    /// <summary>The loop's name for this segment.</summary>
    public int Token { get; set; }

    /// <summary>What the loop polls.</summary>
    public int Descriptor => capture.Descriptor;

    /// <summary>What was received and dropped, by reason.</summary>
    public ReceptionCounters Counters { get; } = new(sink, tally);

    /// <summary>Hears along until routers that were left in place have gone on.</summary>
    public Resumption? Resumption { get; set; }

    /// <summary>The routers attached here.</summary>
    public IReadOnlyList<RouterSlot> Slots => _list;

    /// <summary>Whether a router holds addresses whose lifetime must be renewed.</summary>
    public bool HasPlainAddresses => _list.Exists(static slot => slot.HasPlainAddresses);

    /// <summary>
    /// When <see cref="RunDue"/> has something to do. May be too early, never too late: a folded advertisement only moves a deadline on,
    /// so it need not make a thousand routers be looked at.
    /// </summary>
    public Instant WakeAt
    {
        get
        {
            if (_slotsChanged)
            {
                _slotsChanged = false;
                _slotsWakeAt = Instant.Never;
                foreach (var slot in _list)
                {
                    _slotsWakeAt = Instant.Earlier(_slotsWakeAt, slot.WakeAt);
                }
            }

            return Instant.Earlier(_slotsWakeAt, Instant.Earlier(pace.NextAt, Instant.Earlier(gate.BeatAt, answers.NextAt)));
        }
    }

    /// <summary>Since when the owner owes a sign of life.</summary>
    public Instant UnansweredSince => answers.UnansweredSince;

    /// <summary>Something may have given this router an earlier deadline. Looking at all for each of thousands is what cost most.</summary>
    public void LookAt(RouterSlot slot) => _slotsWakeAt = Instant.Earlier(_slotsWakeAt, slot.WakeAt);

    public RouterSlot? Find(VirtualRouterKey key) => _slots[IndexOf(key.Family, key.Vrid.Value)];

    public RouterSlot Add(RouterAttachment attachment, SlotMark mark, AdvertisementTally? tally = null)
    {
        Remove(attachment.Key);
        var slot = new RouterSlot(attachment, _parentMac, socket, gate, pace, sink, mark, tally);
        _slots[IndexOf(attachment.Key.Family, attachment.Key.Vrid.Value)] = slot;
        _list.Add(slot);
        LookAt(slot);
        Index(slot);
        return slot;
    }

    public void Remove(VirtualRouterKey key)
    {
        if (Find(key) is not { } slot)
        {
            return;
        }

        _slots[IndexOf(key.Family, key.Vrid.Value)] = null;
        _list.Remove(slot);
        Forget(slot.Beat.Parameters);
    }

    /// <summary>The interface has this Ethernet address now: a bond takes over that of its first port.</summary>
    public void Follow(MacAddress mac)
    {
        _parentMac = mac;
        _slotsChanged = true;
        foreach (var slot in _list)
        {
            slot.Follow(mac, MonotonicClock.Now);
        }
    }

    /// <summary>Takes over the state a step left behind; its addresses may be others.</summary>
    /// <returns>Whether its advertisements change with it.</returns>
    public bool Settle(RouterSlot slot, EffectBatch batch)
    {
        var before = slot.Beat.Parameters;
        var changed = slot.Settle(batch);
        if (batch.Unattested is { } unattested)
        {
            slot.Beat.Disbelieve(unattested.Source, MonotonicClock.Now, unattested.ShutOut);
            Counters.Discard(slot, DiscardReason.Unattested, unattested.Source, MonotonicClock.Now);
        }

        if (before != slot.Beat.Parameters)
        {
            Forget(before);
            Index(slot);
        }

        return changed;
    }

    /// <summary>
    /// After a sleep of the machine, or so long a one of this process that the gate has shut itself, what was missed comes before
    /// anything else: whoever has heard something stays silent until it has been thought about.
    /// </summary>
    public void WakeUp(Instant now, bool wasSuspended)
    {
        if (!wasSuspended && !gate.HasLapsed(now))
        {
            return;
        }

        Drain();
        foreach (var slot in _list)
        {
            slot.HoldBack();
        }
    }

    /// <summary>Everything that waits, bounded.</summary>
    /// <returns>False: the capture has ended, because the interface is gone.</returns>
    public bool Drain()
    {
        var ended = false;
        for (var i = 0; i < MostFramesAtOnce && capture.TryNext(out var frame, out ended); i++)
        {
            Handle(frame, MonotonicClock.Now);
        }

        return !ended;
    }

    /// <summary>The interface can no longer be heard.</summary>
    public void Fail() => sink(new LinkEvent.Failed($"capturing on {parent.Name} has ended: the interface is gone"));

    public void RunDue(Instant now)
    {
        WakeUp(now, wasSuspended: false);
        if (now >= gate.BeatAt)
        {
            gate.Beat(now, _list);
        }

        if (_slotsChanged || now >= _slotsWakeAt)
        {
            if (WorstDelay.Among(_list, now) is { } late)
            {
                sink(late);
            }

            _slotsChanged = true;
            foreach (var slot in _list)
            {
                slot.RunDue(now, _due);
            }

            _due.Send();
        }

        if (now >= pace.NextAt)
        {
            _slotsChanged = true;
            pace.Send(now);
        }

        if (now >= answers.NextAt)
        {
            looked(answers.Look(now, _list));
        }
    }

    private void Index(RouterSlot slot)
    {
        foreach (var address in slot.Beat.Parameters.Addresses)
        {
            _byAddress[address.Address] = slot;
        }
    }

    private void Forget(VirtualRouterParameters parameters)
    {
        foreach (var address in parameters.Addresses)
        {
            _byAddress.Remove(address.Address);
        }
    }

    private static int IndexOf(Family family, byte vrid) => (family == Family.IPv4 ? 0 : 256) + vrid;

    /// <summary>One frame that has arrived.</summary>
    public void Handle(ReadOnlySpan<byte> frame, Instant now)
    {
        if (ReceivedPacket.TryParse(frame, out var packet))
        {
            Resumption?.Hear(packet, frame);
            Receive(packet, now);
        }
        else if (AddressClaim.TryParse(frame, out var claim))
        {
            if (_byAddress.TryGetValue(claim.Address, out var slot))
            {
                _slotsChanged = true;
                slot.Defend(claim, now);
            }
        }
        else
        {
            Counters.Discard(DiscardReason.NotAnAdvertisement, default, now);
        }
    }

    private void Receive(in ReceivedPacket packet, Instant now)
    {
        var known = AdvertisementCodec.TryPeekVrid(packet.Payload, out var vrid);
        if (!known || _slots[IndexOf(packet.Family, vrid)] is not { } slot)
        {
            var reason = AdvertisementCodec.CheckUnknown(packet.Payload, packet.Ttl, packet.Source, packet.Destination);
            Counters.Discard(reason, packet.Source, now);
            return;
        }

        var beat = slot.Beat;
        if (beat.Role == RouterRole.Initialize)
        {
            Counters.Discard(slot, DiscardReason.NotStarted, packet.Source, now);
        }
        else if (packet.Source == beat.PrimaryAddress)
        {
            Counters.Discard(slot, DiscardReason.OwnPacket, packet.Source, now);
        }
        else if (packet.Ttl != 255 || !beat.TryFold(packet.Source, packet.Payload, now))
        {
            Examine(slot, packet, now);
        }
        else
        {
            Counters.Accept(slot, packet.Source);
        }
    }

    private void Examine(RouterSlot slot, in ReceivedPacket packet, Instant now)
    {
        _slotsChanged = true;
        var beat = slot.Beat;
        Advertisement advertisement = default;
        var reason = beat.IsShutOut(packet.Source, now) ? DiscardReason.Unattested : AdvertisementCodec.Decode(
            packet.Payload, packet.Ttl, packet.Source, packet.Destination, beat.Parameters, beat.Form, out advertisement);
        if (reason == DiscardReason.None && beat.IsOverloaded)
        {
            reason = DiscardReason.Overload;
        }

        if (reason != DiscardReason.None)
        {
            Counters.Discard(slot, reason, packet.Source, now);
            return;
        }

        Counters.Accept(slot, advertisement);
        beat.Remember(advertisement, packet.Payload);
        slot.Raise(new RouterEvent.AdvertisementReceived(advertisement), now, packet.EthernetSource);
    }
}
