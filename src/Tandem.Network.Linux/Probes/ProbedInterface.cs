using System.Collections.Immutable;
using System.ComponentModel;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;
using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Probes;

/// <summary>The probes of one segment. For the probe's thread only.</summary>
/// <param name="segment">Which.</param>
/// <param name="token">What the poller says when something waits here.</param>
/// <param name="poller">Waits for all segments.</param>
/// <param name="netlink">Finds the interface.</param>
internal sealed class ProbedInterface(ProbedSegment segment, int token, Poller poller, RtNetlink netlink) : IDisposable
{
    /// <summary>Rounds between two looks at an interface on which all is well.</summary>
    private const int LookEvery = 10;

    private readonly byte[] _frame = new byte[ProbeFrame.MostBytes];
    private readonly List<ProbeCount> _counts = [];
    private readonly ProbeSocket?[] _sockets = new ProbeSocket?[2];
    private readonly SegmentCount _heard = new(segment.Segment);
    private ProbeSocket? _anybody;
    private LinkInfo? _link;
    private string? _problem;
    private int _round;

    /// <summary>Reads what has come.</summary>
    public void Receive()
    {
        var now = MonotonicClock.Now;
        foreach (var socket in _sockets.OfType<ProbeSocket>())
        {
            while (socket.TryReceive(out var frame))
            {
                Hear(frame, now);
            }
        }

        // One frame is enough for this round, however many come.
        if (_anybody?.TryReceive(out _) == true)
        {
            _heard.HearAnybody(now);
            StopListening();
        }
    }

    /// <summary>The round is over.</summary>
    public SegmentSight Settle(ImmutableArray<ProbeSight>.Builder sights)
    {
        var now = MonotonicClock.Now;
        foreach (var count in _counts)
        {
            count.Settle();
            sights.Add(count.Look(now));
        }

        return _heard.Look(now, _link?.IsUp == true, _problem);
    }

    /// <summary>Begins the next round.</summary>
    public void Ask(ProbeTarget[] targets)
    {
        Take(targets);
        var isQuiet = _counts.Count > 0 && _counts.TrueForAll(count => count.Mac is null);
        if (_link is null || isQuiet || _round++ % LookEvery == 0)
        {
            Look(isQuiet);
        }

        if (_link is not { } link)
        {
            return;
        }

        if (!isQuiet)
        {
            StopListening();
        }

        foreach (var count in _counts)
        {
            count.Ask();
            var length = ProbeFrame.Write(_frame, link.Mac, count.Target, count.Mac);
            _sockets[(int)count.Target.Address.Family]?.Send(_frame.AsSpan(0, length));
        }
    }

    /// <summary>Nothing is asked any more.</summary>
    public SegmentSight Failed(string problem) => _heard.Look(MonotonicClock.Now, hasCarrier: false, problem);

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Hear(ReadOnlySpan<byte> frame, Instant now)
    {
        if (!ProbeFrame.TryRead(frame, out var sign))
        {
            return;
        }

        foreach (var count in _counts)
        {
            if (count.Target.Address != sign.Of)
            {
                continue;
            }

            _heard.HearTarget(now);
            if (sign.IsAnswer)
            {
                count.Answer(sign.Mac);
            }
            else
            {
                count.HearAsking(now);
            }
        }
    }

    private void Take(ProbeTarget[] targets)
    {
        var mine = targets.Where(target => target.Segment == segment.Segment).ToArray();
        if (mine.SequenceEqual(_counts.Select(count => count.Target)))
        {
            return;
        }

        ProbeCount[] counts = [.. mine.Select(target => _counts.Find(count => count.Target == target) ?? new ProbeCount(target))];
        _counts.Clear();
        _counts.AddRange(counts);
        Close();
    }

    /// <summary>Another number or MAC is another interface. Where nobody answers, anybody's frame is of interest.</summary>
    private void Look(bool isQuiet)
    {
        try
        {
            var link = netlink.FindLink(segment.Interface);
            if (link?.Index != _link?.Index || link?.Mac != _link?.Mac)
            {
                Close();
            }

            _link = link;
            Open();
            if (isQuiet && link is not null)
            {
                Listen(link);
            }
        }
        catch (Exception refused) when (refused is Win32Exception or InterfaceRefusedException)
        {
            Close();
            _problem = refused.Message;
        }
    }

    private void Open()
    {
        if (_link is not { } link)
        {
            _problem = $"interface {segment.Interface} does not exist";
            return;
        }

        foreach (var family in _counts.Select(count => count.Target.Address.Family).Distinct())
        {
            if (_sockets[(int)family] is null)
            {
                var wanted = _counts.Where(count => count.Target.Address.Family == family).Select(count => count.Target.Address);
                var socket = ProbeSocket.Open(
                    link.Index, family == Family.IPv4 ? ProbeFrame.Arp : ProbeFrame.IPv6, SocketFilter.SignsOf(family, wanted));
                poller.Add(socket.Fd, token);
                _sockets[(int)family] = socket;
            }
        }

        _problem = null;
    }

    private void Listen(LinkInfo link)
    {
        if (_anybody is null)
        {
            _anybody = ProbeSocket.Open(link.Index, ProbeSocket.AllProtocols, SocketFilter.AnybodyBut(link.Mac));
            poller.Add(_anybody.Fd, token);
        }
    }

    private void StopListening()
    {
        _anybody?.Dispose();
        _anybody = null;
    }

    private void Close()
    {
        StopListening();
        foreach (var socket in _sockets)
        {
            socket?.Dispose();
        }

        Array.Clear(_sockets);
        _link = null;
    }
}
