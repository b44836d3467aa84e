using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>Virtual time: nothing waits for it.</summary>
internal static class Time
{
    /// <summary>An instant so many milliseconds after the start; decimals, so that literals are exact.</summary>
    public static Instant At(decimal milliseconds) => new((long)(milliseconds * 1_000_000));

    /// <summary>The last instant before another one.</summary>
    public static Instant JustBefore(decimal milliseconds) => new((long)(milliseconds * 1_000_000) - 1);
}
