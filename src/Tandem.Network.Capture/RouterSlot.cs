using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>One virtual router inside the link loop: its beat, its prebuilt frame and its announcements.</summary>
internal sealed class RouterSlot
{
    private readonly PacketSocket _socket;
    private readonly GateControl _gate;
    private readonly Action<LinkEvent> _sink;
    private readonly SlotMark _mark;
    private readonly byte[] _frame = new byte[AdvertisementFrame.MaxLength];
    private int _frameLength;
    private readonly RouterAnnouncements _announcements;

    public RouterSlot(RouterAttachment attachment, MacAddress parent, PacketSocket socket, GateControl gate, AnnouncementPace pace, Action<LinkEvent> sink, SlotMark mark = default, AdvertisementTally? tally = null)
    {
        Tally = tally ?? new AdvertisementTally();
        (Attachment, _socket, _gate, _sink, _mark) = (attachment, socket, gate, sink, mark);
        Beat = new RouterBeat(attachment.Parameters, MonotonicClock.Now.Nanoseconds);
        _announcements = new RouterAnnouncements(Beat, Tally, socket, pace) { Sender = attachment.VirtualMac ? attachment.Key.VirtualMac : parent };
    }

    public RouterAttachment Attachment { get; set; }
    public VirtualRouterKey Key => Attachment.Key;

    public RouterBeat Beat { get; }

    public AdvertisementTally Tally { get; }

    /// <summary>True from OpenGate to CloseGate: addresses may stand in the kernel.</summary>
    public bool IsOpen { get; private set => Tally.IsOpen = field = value; }

    /// <summary>Since when an event is unanswered; <see cref="Instant.Never"/> when none is.</summary>
    public Instant WaitsForActorSince { get; private set; } = Instant.Never;

    /// <summary>Since when a change of addresses is under way; <see cref="Instant.Never"/> when none is.</summary>
    public Instant WaitsForKernelSince { get; set; } = Instant.Never;

    /// <summary>True while a router of a node that woke up late finds out what it has missed.</summary>
    public bool IsHeldBack { get; private set; }

    public Instant WakeAt => Instant.Earlier(Beat.WakeAt, _announcements.NextAt);

    /// <summary>Numbers an event and hands it to the actor; an advertisement with the Ethernet address that it came from.</summary>
    public void Raise(RouterEvent routerEvent, Instant at, MacAddress? sender = null)
    {
        WaitsForActorSince = Instant.Earlier(WaitsForActorSince, at);
        var (sequence, observed) = Beat.Raise();
        _sink(new LinkEvent.Raised(Key, sequence, at, observed, routerEvent) { Sender = sender });
    }

    /// <summary>Takes over the state a step left behind; the prebuilt frame follows its parameters.</summary>
    /// <returns>Whether the frame changed with them.</returns>
    public bool Settle(EffectBatch batch)
    {
        var stale = _frameLength == 0 || Beat.Parameters != batch.Router.Parameters || Beat.Form != batch.Form
            || Beat.PrimaryAddress != batch.Router.PrimaryAddress;
        if (batch.Router.Parameters.Priority < Beat.Parameters.Priority)
        {
            _announcements.StepDown(MonotonicClock.Now);
        }

        Beat.Settle(batch.Router, batch.Form, batch.Acknowledged);
        Tally.MasterInterval = Beat.MasterInterval;
        WaitsForActorSince = Beat.IsSettled ? Instant.Never : MonotonicClock.Now;
        if (stale)
        {
            Prebuild();
        }

        return stale;
    }

    /// <summary>A router without a virtual MAC sends from the interface's own, whatever that is now, and tells the LAN where its addresses are.</summary>
    public void Follow(MacAddress parent, Instant now)
    {
        if (Attachment.VirtualMac || parent == _announcements.Sender)
        {
            return;
        }

        _announcements.Sender = parent;
        Prebuild();
        if (IsOpen)
        {
            Announce(Beat.Parameters.Addresses, now);
        }
    }

    /// <summary>Does what is due; an advertisement waits in the batch for those of the other routers.</summary>
    public void RunDue(Instant now, AdvertisementBatch batch)
    {
        switch (Beat.Due(now))
        {
            case BeatAction.Advertise:
                batch.Add(this, _frame.AsSpan(0, _frameLength));
                Tally.Send();
                break;
            case BeatAction.HandOn:
                Raise(new RouterEvent.DeadlineReached(), now);
                break;
        }

        _announcements.RunDue(now, batch);
    }

    /// <summary>The advertisement did not leave: whoever is open sets the gate's passage again and tries once more.</summary>
    public void Refused(int error)
    {
        if (error == GateControl.ENOBUFS && IsOpen && !IsHeldBack)
        {
            SetGateAgain();
            _socket.Send(_frame.AsSpan(0, _frameLength));
        }
        else
        {
            Tally.TakeBack();
        }
    }

    /// <summary>True for a Master whose advertisement is due for longer than the peers expect the next one after it.</summary>
    public bool HasMissedAnAdvertisement(Instant now) =>
        Beat.Role == RouterRole.Master && now - Beat.WakeAt > Beat.Parameters.AdvertisementInterval.TimeSpan;

    /// <summary>This node was held up itself: whoever owes an answer owes it from now on.</summary>
    public void Forgive(Instant now)
    {
        WaitsForActorSince = WaitsForActorSince == Instant.Never ? Instant.Never : now;
        WaitsForKernelSince = WaitsForKernelSince == Instant.Never ? Instant.Never : now;
    }

    public void OpenGate()
    {
        IsOpen = true;
        _mark.Set(open: true);
        SetGateAgain();
    }

    public void CloseGate()
    {
        IsOpen = false;
        _announcements.FallSilent();
        SetGateAgain();
        _mark.Set(open: false);
    }

    /// <summary>Shuts the gate, whatever the role, until the actor has answered all it was told.</summary>
    public void HoldBack()
    {
        if (!Beat.IsSettled)
        {
            IsHeldBack = true;
            SetGateAgain();
        }
    }

    /// <summary>Who is still Master when all is answered opens again and says so.</summary>
    public void LetGo()
    {
        if (!IsHeldBack || !Beat.IsSettled)
        {
            return;
        }

        IsHeldBack = false;
        if (IsOpen)
        {
            SetGateAgain();
            SendPrebuilt();
        }
    }

    /// <summary>Makes the kernel's gate agree with this router's state.</summary>
    public void SetGateAgain()
    {
        if (!Attachment.VirtualMac)
        {
            return;
        }

        if (IsOpen && !IsHeldBack)
        {
            _gate.Open(Key.VirtualMac);
        }
        else
        {
            _gate.Close(Key.VirtualMac);
        }
    }

    public void Advertise(Priority priority)
    {
        if (priority == Beat.Parameters.Priority)
        {
            SendPrebuilt();
        }
        else if (Beat.PrimaryAddress is { } source)
        {
            Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
            var length = AdvertisementFrame.Write(Beat.Parameters, priority, source, _announcements.Sender, Beat.Form, frame);
            _socket.Send(frame[..length]);
            Tally.Send(priority);
        }
    }

    public void Announce(VirtualAddresses addresses, Instant now) => _announcements.Announce(addresses, Attachment.Announcements, now);

    /// <summary>Whether the addresses live on the parent interface, with a lifetime that must be renewed.</summary>
    public bool HasPlainAddresses => IsOpen && !Attachment.VirtualMac;

    /// <summary>Answers a stranger's claim to a held address.</summary>
    public void Defend(in AddressClaim claim, Instant now)
    {
        if (!IsOpen || claim.Claimant == _announcements.Sender || claim.Claimant == Key.VirtualMac)
        {
            return;
        }

        Tally.HearClaim();
        if (_announcements.Defend(claim.Address, now))
        {
            _sink(new LinkEvent.AddressClaimed(Key, claim.Address, claim.Claimant));
        }
    }

    private void Prebuild()
    {
        if (Beat.PrimaryAddress is { } source)
        {
            _frameLength = AdvertisementFrame.Write(Beat.Parameters, Beat.Parameters.Priority, source, _announcements.Sender, Beat.Form, _frame);
        }
    }

    private void SendPrebuilt()
    {
        Tally.Send();
        if (_socket.Send(_frame.AsSpan(0, _frameLength)) is var error and not 0)
        {
            Refused(error);
        }
    }
}
