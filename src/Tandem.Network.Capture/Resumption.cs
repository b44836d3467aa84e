using Tandem.Network.Linux;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture;

/// <summary>
/// Routers of a segment that an earlier life has left in place: open from the moment they are attached, so that nothing is lost, and Master as
/// soon as they start. Then they hear what was advertised meanwhile, and yield as ever if they have to. One that does not start soon, because its
/// interface is down or it is to stay out, is closed. On the loop.
/// </summary>
internal sealed class Resumption(SegmentKernel kernel)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly HashSet<VirtualRouterKey> _begun = [];
    private readonly Dictionary<RouterSlot, Instant> _waiting = [];
    private readonly Dictionary<(Family Family, byte Vrid), byte[]?> _heard = [];

    /// <summary>Whether this router goes on where it was; once, what comes after that is of this life.</summary>
    public bool Begins(RouterAttachment attachment) => kernel.Resumes(attachment) && _begun.Add(attachment.Key);

    /// <summary>It is open, if it goes on.</summary>
    public void Open(RouterSlot slot, bool begins)
    {
        if (begins)
        {
            slot.OpenGate();
            _waiting[slot] = MonotonicClock.Now + Longest;
        }
    }

    /// <summary>What to raise instead: who starts goes on.</summary>
    public RouterEvent For(RouterSlot slot, RouterEvent routerEvent) =>
        routerEvent is RouterEvent.Startup startup && _waiting.ContainsKey(slot) ? startup with { Resumes = true } : routerEvent;

    /// <summary>The last advertisement of each router before it has started is kept.</summary>
    public void Hear(in ReceivedPacket packet, ReadOnlySpan<byte> frame)
    {
        if (AdvertisementCodec.TryPeekVrid(packet.Payload, out var vrid)
            && (!_heard.TryGetValue((packet.Family, vrid), out var earlier) || earlier is not null))
        {
            _heard[(packet.Family, vrid)] = frame.ToArray();
        }
    }

    /// <summary>A router has gone on: what it would have heard it hears now.</summary>
    public void Replay(RouterSlot slot, SegmentLink link)
    {
        if (slot.Beat.Role != RouterRole.Master || !_waiting.Remove(slot))
        {
            return;
        }

        var place = (slot.Key.Family, slot.Key.Vrid.Value);
        var frame = _heard.GetValueOrDefault(place);
        _heard[place] = null;
        if (frame is not null)
        {
            link.Handle(frame, MonotonicClock.Now);
        }
    }

    /// <summary>Closes what has not gone on in time, and ends when nothing is left to wait for.</summary>
    /// <param name="link">Where they are.</param>
    /// <param name="closed">Told of those whose addresses are to be taken off.</param>
    public void Look(SegmentLink link, Action<List<RouterSlot>> closed)
    {
        var now = MonotonicClock.Now;
        var overdue = _waiting.Where(waiting => now >= waiting.Value && waiting.Key.IsOpen).Select(waiting => waiting.Key).ToList();
        overdue.ForEach(slot => slot.CloseGate());
        foreach (var slot in _waiting.Keys.Where(slot => !slot.IsOpen).ToArray())
        {
            _waiting.Remove(slot);
        }

        if (overdue.Count > 0)
        {
            closed(overdue);
        }

        if (_begun.Count > 0 && _waiting.Count == 0)
        {
            link.Resumption = null;
        }
    }
}
