using Tandem.Vrrp.Machine;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>Effects as one line of text, in their order, so that expectations can be literals.</summary>
internal static class EffectText
{
    public static string Of(Transition transition) => string.Join(" | ", transition.Effects.Select(Of));

    private static string Of(Effect effect) => effect switch
    {
        Effect.OpenGate => "OpenGate",
        Effect.CloseGate => "CloseGate",
        Effect.Advertise advertise => $"Advertise {advertise.Priority}",
        Effect.AddAddresses add => $"AddAddresses {add.Addresses}",
        Effect.RemoveAddresses remove => $"RemoveAddresses {remove.Addresses}",
        Effect.Announce announce => $"Announce {announce.Addresses}",
        _ => throw new NotSupportedException(effect.ToString()),
    };
}
