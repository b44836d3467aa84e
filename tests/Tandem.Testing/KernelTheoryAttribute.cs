using Xunit;

namespace Tandem.Testing;

/// <summary>A theory that needs network namespaces; skipped with a sentence where they cannot be made, except in CI as root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelTheoryAttribute : TheoryAttribute
{
    /// <summary>Programs or libraries it needs besides ip, separated by commas: <c>"keepalived,libpcap.so.0.8"</c>; "root of the host" for what drops root or asks for real-time priority.</summary>
    public string? Needs { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? KernelRequirements.Missing(Needs);
        set => base.Skip = value;
    }
}
