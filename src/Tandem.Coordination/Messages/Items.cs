using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tandem.Coordination.Messages;

/// <summary>An immutable list that equals another of the same items in the same order, so that the records holding it are values.</summary>
/// <typeparam name="T">Kind of item; itself a value.</typeparam>
[CollectionBuilder(typeof(ItemsBuilder), nameof(ItemsBuilder.Of))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private readonly ImmutableArray<T> _items;

    internal Items(ImmutableArray<T> items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(Items<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    public override int GetHashCode() => _items.Aggregate(17, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
