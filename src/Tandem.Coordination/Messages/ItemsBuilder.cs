namespace Tandem.Coordination.Messages;

/// <summary>Lets <see cref="Items{T}"/> be written as a collection expression.</summary>
public static class ItemsBuilder
{
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => new([.. items]);
}
