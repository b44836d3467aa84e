using System.Collections;
using System.Collections.Immutable;

namespace Tandem.Vrrp.Model;

/// <summary>The addresses of one virtual router in the order they are advertised. Two lists are equal when their elements are.</summary>
public sealed class VirtualAddresses : IReadOnlyList<VirtualAddress>, IEquatable<VirtualAddresses>
{
    /// <summary>The 8-bit IPvX Addr Count bounds an advertisement (RFC 9568 §5.2.5).</summary>
    public const int MostIPv4 = 255;

    /// <summary>What fits into 1500 bytes unfragmented: 40 (IPv6) + 8 + 90·16 = 1488.</summary>
    public const int MostIPv6 = 90;

    private readonly ImmutableArray<VirtualAddress> _items;
    private readonly ImmutableArray<IPvXAddress> _sorted;

    /// <param name="items">The addresses, all of one family.</param>
    public VirtualAddresses(params IEnumerable<VirtualAddress> items)
    {
        _items = [.. items];
        _sorted = [.. _items.Select(item => item.Address).Order()];
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public VirtualAddress this[int index] => _items[index];

    /// <summary>True when one of the elements has this address, whatever its prefix.</summary>
    public bool Contains(IPvXAddress address) => RankOf(address) >= 0;

    /// <summary>Place of an address among the sorted ones, negative if it is none of them.</summary>
    internal int RankOf(IPvXAddress address) => _sorted.AsSpan().BinarySearch(address);

    /// <inheritdoc/>
    public bool Equals(VirtualAddresses? other) => other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VirtualAddresses);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<VirtualAddress> GetEnumerator() => ((IEnumerable<VirtualAddress>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _items);
}
