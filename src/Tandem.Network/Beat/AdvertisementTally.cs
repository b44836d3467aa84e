using System.Collections.Immutable;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Beat;

/// <summary>
/// Counts what one virtual router sends and hears: own advertisements that left, accepted ones by source, what was odd, what was dropped. Written
/// by one thread, read by any; allocates only for a source that was not heard before, and no more of those than a LAN can have.
/// </summary>
public sealed class AdvertisementTally
{
    /// <summary>Sources beyond these are counted together, so that a stranger with many addresses costs no memory.</summary>
    public const int MostSources = 16;

    private readonly long[] _remarks = new long[4];
    private Source[] _sources = [];
    private DiscardTally? _discards;
    private Counter _sent;
    private Counter _releasesSent;
    private Counter _sentAtOnce;
    private Counter _fromOthers;
    private Counter _releasesHeard;
    private Counter _announcements;
    private Counter _claims;
    private int _masterInterval;
    private bool _isOpen;

    /// <summary>Advertisements that left.</summary>
    public long Sent => _sent.Value;

    /// <summary>Those of them with priority 0.</summary>
    public long ReleasesSent => _releasesSent.Value;

    /// <summary>Those of them that a Master sent out of turn, to answer one that loses.</summary>
    public long SentAtOnce => _sentAtOnce.Value;

    /// <summary>Accepted ones with priority 0.</summary>
    public long ReleasesHeard => _releasesHeard.Value;

    /// <summary>Accepted ones of sources that are not counted one by one.</summary>
    public long FromOthers => _fromOthers.Value;

    /// <summary>Gratuitous ARP, or for IPv6 unsolicited neighbour advertisements, that were sent.</summary>
    public long Announcements => _announcements.Value;

    /// <summary>How often a stranger claimed an address that was held.</summary>
    public long Claims => _claims.Value;

    /// <summary>Whether the router's gate is open: whether this node answers for its addresses.</summary>
    public bool IsOpen
    {
        get => Volatile.Read(ref _isOpen);
        set => Volatile.Write(ref _isOpen, value);
    }

    /// <summary>Master_Adver_Interval as it stands; null before the first step.</summary>
    public AdvertisementInterval? MasterInterval
    {
        get => Volatile.Read(ref _masterInterval) is > 0 and var centiseconds ? new AdvertisementInterval(centiseconds) : null;
        set => Volatile.Write(ref _masterInterval, value?.Centiseconds ?? 0);
    }

    /// <summary>Accepted ones, all together.</summary>
    public long Received => Volatile.Read(ref _sources).Sum(static source => source.Count) + FromOthers;

    /// <summary>Accepted ones, by source in the order of addresses.</summary>
    public ImmutableArray<(IPvXAddress Source, long Count)> Heard =>
        [.. Volatile.Read(ref _sources).Select(source => (source.Address, source.Count)).OrderBy(entry => entry.Address)];

    /// <summary>How many accepted ones had an oddity.</summary>
    /// <param name="remark">One of them.</param>
    public long Odd(AdvertisementRemarks remark) => Volatile.Read(ref _remarks[IndexOf(remark)]);

    /// <summary>How many of this router's were dropped for a reason.</summary>
    public long Discarded(DiscardReason reason) => Volatile.Read(ref _discards)?[reason] ?? 0;

    /// <summary>One is on its way.</summary>
    public void Send() => _sent.Add();

    /// <summary>One with another priority than the router's is on its way.</summary>
    public void Send(Priority priority)
    {
        _sent.Add();
        if (priority.IsRelease)
        {
            _releasesSent.Add();
        }
    }

    /// <summary>The one that is on its way answers another one.</summary>
    public void NoteAtOnce() => _sentAtOnce.Add();

    /// <summary>One that was on its way did not leave.</summary>
    public void TakeBack() => _sent.TakeBack();

    /// <summary>An announcement was sent.</summary>
    public void Announce() => _announcements.Add();

    /// <summary>A stranger claims an address.</summary>
    public void HearClaim() => _claims.Add();

    /// <summary>One for this router was dropped.</summary>
    public void Discard(DiscardReason reason)
    {
        if (_discards is null)
        {
            Volatile.Write(ref _discards, new DiscardTally());
        }

        _discards.Add(reason);
    }

    /// <summary>One was accepted.</summary>
    public void Hear(in Advertisement heard)
    {
        if (heard.Priority.IsRelease)
        {
            _releasesHeard.Add();
        }

        Hear(heard.Source, heard.Remarks);
    }

    /// <summary>One that repeats another was accepted.</summary>
    public void Hear(IPvXAddress from, AdvertisementRemarks remarks = AdvertisementRemarks.None)
    {
        if (remarks != AdvertisementRemarks.None)
        {
            Remark(remarks);
        }

        foreach (var source in _sources)
        {
            if (source.Address == from)
            {
                source.Add();
                return;
            }
        }

        if (_sources.Length == MostSources)
        {
            _fromOthers.Add();
            return;
        }

        Volatile.Write(ref _sources, [.. _sources, new Source(from)]);
    }

    private static int IndexOf(AdvertisementRemarks remark) => System.Numerics.BitOperations.TrailingZeroCount((uint)remark);

    private void Remark(AdvertisementRemarks remarks)
    {
        for (var i = 0; i < _remarks.Length; i++)
        {
            if (((int)remarks & (1 << i)) != 0)
            {
                Volatile.Write(ref _remarks[i], _remarks[i] + 1);
            }
        }
    }

    private sealed class Source(IPvXAddress address)
    {
        private long _count = 1;

        public IPvXAddress Address => address;

        public long Count => Volatile.Read(ref _count);

        public void Add() => Volatile.Write(ref _count, _count + 1);
    }
}
