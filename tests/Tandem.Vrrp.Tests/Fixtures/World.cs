using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>What the effects have done to the world: the gate and the addresses, as the kernel would hold them.</summary>
internal sealed class World
{
    public bool GateIsOpen { get; private set; }

    public HashSet<VirtualAddress> Held { get; } = [];

    public void Carry(Transition transition)
    {
        foreach (var effect in transition.Effects)
        {
            Carry(effect);
        }
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenGate:
                Assert.False(GateIsOpen, "the gate is opened twice");
                GateIsOpen = true;
                break;
            case Effect.CloseGate:
                Assert.True(GateIsOpen, "the gate is closed twice");
                GateIsOpen = false;
                break;
            case Effect.AddAddresses(var added):
                Assert.True(GateIsOpen, "addresses come before the gate");
                Held.UnionWith(added);
                break;
            case Effect.RemoveAddresses(var removed):
                Assert.True(Held.IsSupersetOf(removed), $"{effect} is not about what is held");
                Held.ExceptWith(removed);
                break;
            case Effect.Announce(var announced):
                Assert.True(Held.IsSupersetOf(announced), $"{effect} is not about what is held");
                break;
            case Effect.Advertise advertise:
                Assert.True(GateIsOpen != advertise.Priority.IsRelease, $"priority {advertise.Priority} with the gate {(GateIsOpen ? "open" : "closed")}");
                break;
            default:
                Assert.Fail($"{effect} has no place in this world");
                break;
        }
    }
}
