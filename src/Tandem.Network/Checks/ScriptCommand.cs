namespace Tandem.Network.Checks;

/// <summary>A program to be run without a shell.</summary>
/// <param name="check">For whom: the check's name.</param>
/// <param name="arguments">The program's absolute path, then its arguments.</param>
/// <param name="user">As whom; null: nobody if this process could be anybody, else as this process.</param>
public sealed class ScriptCommand(string check, IReadOnlyList<string> arguments, string? user) : IEquatable<ScriptCommand>
{
    /// <summary>For whom: the check's name.</summary>
    public string Check { get; } = check;

    /// <summary>The program's absolute path, then its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; } = [.. arguments];

    /// <summary>As whom; null: nobody if this process could be anybody, else as this process.</summary>
    public string? User { get; } = user;

    /// <inheritdoc/>
    public bool Equals(ScriptCommand? other) =>
        other is not null && Check == other.Check && User == other.User && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScriptCommand);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Check, User, Arguments.Count);

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Arguments);
}
