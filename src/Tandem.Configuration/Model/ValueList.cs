namespace Tandem.Configuration.Model;

/// <summary>Lets collection expressions make a <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    public static ValueList<T> Of<T>(ReadOnlySpan<T> items) => new([.. items]);
}
