using Tandem.Network.Beat;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Sockets;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// The link loop's hand on the gate: control frames that the kernel's filter consumes. A control frame that is really sent means that
/// the filter is gone; then nothing further is sent until it stands again.
/// </summary>
internal sealed class GateControl
{
    /// <summary>What send returns for a frame that the filter consumed.</summary>
    public const int ENOBUFS = 105;

    private readonly PacketSocket _socket;
    private readonly byte[] _alive;
    private readonly TimeSpan _lease;
    private readonly TimeSpan _beatInterval;
    private readonly Action _missing;
    private readonly bool _enabled;
    private readonly SegmentTally? _tally;
    private bool _stale = true;

    /// <param name="enabled">False: the operator wrote <c>gate = off</c>; then nothing is sent and nothing is due.</param>
    /// <param name="socket">Sends on the parent interface.</param>
    /// <param name="parent">The parent's own address.</param>
    /// <param name="lease">How long the gate stays open unrenewed; renewed four times as often.</param>
    /// <param name="missing">Asks for a new table.</param>
    /// <param name="tally">Shows how it stands.</param>
    public GateControl(bool enabled, PacketSocket socket, MacAddress parent, TimeSpan lease, Action missing, SegmentTally? tally = null)
    {
        _tally = tally;
        _enabled = enabled;
        _socket = socket;
        _alive = GateFrames.Alive(parent);
        _lease = lease;
        _beatInterval = lease / 4;
        _missing = missing;
        BeatAt = enabled ? MonotonicClock.Now : Instant.Never;
    }

    private enum Standing
    {
        Unknown,
        Stands,
        Missing,
    }

    private Standing Seen
    {
        get;
        set
        {
            field = value;
            _tally?.SeeGate(value == Standing.Unknown ? null : value == Standing.Stands);
        }
    }

    /// <summary>When the lease must be renewed.</summary>
    public Instant BeatAt { get; private set; }

    /// <summary>Whether so much time has passed that the lease has run out: this process was frozen, and others may have taken over.</summary>
    public bool HasLapsed(Instant now) => BeatAt != Instant.Never && now - BeatAt > _lease - _beatInterval;

    /// <summary>Renews the lease. After a time without the gate every router's passage is set anew.</summary>
    public void Beat(Instant now, IReadOnlyList<RouterSlot> slots)
    {
        BeatAt = now + _beatInterval;
        if (!Stands() || !_stale)
        {
            return;
        }

        _stale = false;
        foreach (var slot in slots)
        {
            slot.SetGateAgain();
        }
    }

    /// <summary>The table was built anew: look at once, and set every router's passage.</summary>
    public void Rebuilt()
    {
        _tally?.RebuildGate();
        Seen = Standing.Unknown;
        _stale = true;
        BeatAt = _enabled ? MonotonicClock.Now : Instant.Never;
    }

    /// <summary>Building failed: the next beat finds it missing again, and asks again.</summary>
    public void NotRebuilt() => Seen = Standing.Unknown;

    /// <summary>Lets the virtual MAC's frames pass.</summary>
    public void Open(MacAddress virtualMac)
    {
        if (Stands() && _socket.Send(GateFrames.Open(virtualMac)) != ENOBUFS)
        {
            // The set refuses an element while too many deleted ones of the same router wait to be collected: try again at the next beat.
            _stale = true;
        }
    }

    /// <summary>Stops the virtual MAC's frames. A lapsed gate is not renewed for it: it has to be shut before it is.</summary>
    public void Close(MacAddress virtualMac)
    {
        if (_enabled && (HasLapsed(MonotonicClock.Now) || Stands()))
        {
            _socket.Send(GateFrames.Close(virtualMac));
        }
    }

    private bool Stands()
    {
        if (!_enabled || HasLapsed(MonotonicClock.Now))
        {
            _stale = true;
            return false;
        }

        var error = _socket.Send(_alive);
        if (error == ENOBUFS)
        {
            Seen = Standing.Stands;
            return true;
        }

        _stale = true;
        if (error != 0)
        {
            // The link is down: nothing passes either way, and the lease runs out. Look again with the next beat.
            Seen = Standing.Unknown;
        }
        else if (Seen != Standing.Missing)
        {
            Seen = Standing.Missing;
            _missing();
        }

        return false;
    }
}
