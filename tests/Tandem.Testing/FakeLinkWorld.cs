using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>What surrounds one router inside a simulated link loop.</summary>
/// <param name="Tell">To the actor.</param>
/// <param name="Send">To the wire.</param>
/// <param name="CarryOut">To the kernel; what it returns is its refusal.</param>
public sealed record FakeLinkWorld(Action<LinkEvent> Tell, Action<SimulatedFrame> Send, Func<Effect, string?> CarryOut)
{
    /// <summary>Told everything the loop took in, folded or handed on, in the one order that counts.</summary>
    public Action<RouterEvent, Instant>? TakenIn { get; init; }

    /// <summary>Told, after a Master advertised by itself, when it will do so next, and the time.</summary>
    public Action<Instant, Instant>? Aligned { get; init; }

    /// <summary>How late the loop wakes up.</summary>
    public Func<TimeSpan> Lateness { get; init; } = static () => TimeSpan.Zero;
}
