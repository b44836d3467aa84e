using Xunit;

namespace Tandem.Testing;

/// <summary>A fact that needs a program which need not be everywhere; skipped with a sentence where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute(string program) : FactAttribute
{
    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (ExternalPrograms.Find(program) is null ? $"there is no {program} here (apt-get install {program})" : null);
        set => base.Skip = value;
    }
}
