namespace Tandem.Network.Checks;

/// <summary>Status codes of HTTP, both ends included.</summary>
/// <param name="Low">100..599.</param>
/// <param name="High">Not below the other.</param>
public readonly record struct StatusRange(int Low, int High)
{
    /// <summary>Success, and nothing else.</summary>
    public static readonly StatusRange Success = new(200, 299);

    /// <summary>Whether a status is among them.</summary>
    public bool Contains(int status) => status >= Low && status <= High;

    /// <inheritdoc/>
    public override string ToString() => Low == High ? $"{Low}" : $"{Low}-{High}";
}
