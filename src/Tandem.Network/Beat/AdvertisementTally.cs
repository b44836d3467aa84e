using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Beat;

/// <summary>
/// Counts the advertisements of one virtual router: own ones that left, accepted ones by source. Written by one thread, read by any; allocates
/// only for a source that was not heard before, and no more of those than a LAN can have.
/// </summary>
public sealed class AdvertisementTally
{
    /// <summary>Sources beyond these are counted together, so that a stranger with many addresses costs no memory.</summary>
    public const int MostSources = 16;

    private Source[] _sources = [];
    private long _sent;
    private long _fromOthers;

    /// <summary>Advertisements that left.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Accepted ones of sources that are not counted one by one.</summary>
    public long FromOthers => Volatile.Read(ref _fromOthers);

    /// <summary>Accepted ones, by source in the order of addresses.</summary>
    public ImmutableArray<(IPvXAddress Source, long Count)> Heard =>
        [.. Volatile.Read(ref _sources).Select(source => (source.Address, source.Count)).OrderBy(entry => entry.Address)];

    /// <summary>One is on its way.</summary>
    public void Send() => Volatile.Write(ref _sent, _sent + 1);

    /// <summary>One that was on its way did not leave.</summary>
    public void TakeBack() => Volatile.Write(ref _sent, _sent - 1);

    /// <summary>One was accepted.</summary>
    public void Hear(IPvXAddress from)
    {
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
            Volatile.Write(ref _fromOthers, _fromOthers + 1);
            return;
        }

        Volatile.Write(ref _sources, [.. _sources, new Source(from)]);
    }

    private sealed class Source(IPvXAddress address)
    {
        private long _count = 1;

        public IPvXAddress Address => address;

        public long Count => Volatile.Read(ref _count);

        public void Add() => Volatile.Write(ref _count, _count + 1);
    }
}
