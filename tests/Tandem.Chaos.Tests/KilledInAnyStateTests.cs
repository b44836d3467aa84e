using Akka.Actor;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;

namespace Tandem.Chaos.Tests;

/// <summary>Each actor below the node, ended in each state of its routers, by a bug or by an orderly end.</summary>
public sealed class KilledInAnyStateTests : ChaosStage
{
    private static readonly string[] Victims =
    [
        "links", "links/monitor", "nics", "nics/front", "nics/front/nic", "routers", "routers/front-4-51", "routers/front-4-51/router",
    ];

    private static readonly string[] States = ["Waiting", "Attaching", "Backup", "BecomingMaster", "Master", "Yielding", "InterfaceDown", "Refused"];

    public static TheoryData<string, string, bool> EveryDeath
    {
        get
        {
            var deaths = new TheoryData<string, string, bool>();
            foreach (var victim in Victims)
            {
                foreach (var state in States)
                {
                    deaths.Add(victim, state, true);
                    deaths.Add(victim, state, false);
                }
            }

            return deaths;
        }
    }

    [Theory]
    [MemberData(nameof(EveryDeath))]
    public void Whoever_ends_in_whatever_state_the_holder_is_right_afterwards(string victim, string state, bool byBug)
    {
        var name = $"{victim} ended in {state}";
        Bring(state);
        var ended = Sys.ActorSelection("/user/node/" + victim);
        var before = Child(victim);

        ended.Tell(byBug ? Kill.Instance : PoisonPill.Instance);
        if (!byBug && !victim.Contains('/'))
        {
            // The node gives up, and the guardian, which runs on a thread of its own, starts it again.
            AwaitCondition(
                () =>
                {
                    Settle();
                    return !Child(victim).IsNobody() && !Child(victim).Equals(before);
                },
                TimeSpan.FromSeconds(20),
                TimeSpan.FromMilliseconds(1));
        }

        for (var step = 0; step < 20; step++)
        {
            Advance(TimeSpan.FromMilliseconds(10));
            AssertOwned(name);
        }

        Calm();
        AssertSettles(name);
        AssertStops(name);
    }

    /// <summary>A child of the node's root, without a message to anybody.</summary>
    private IActorRef Child(string name) => ((ActorRefWithCell)Node).GetSingleChild(name);

    private void Bring(string state)
    {
        Ports.Delay = () => TimeSpan.FromMilliseconds(10);
        if (state != "Waiting")
        {
            Interfaces.Set(Scene.Eth0);
        }

        Start(Scene.Plan(Scene.WebPlan, Scene.ApiPlan));
        switch (state)
        {
            case "Waiting":
                Advance(TimeSpan.FromMilliseconds(100));
                break;
            case "Attaching":
                Advance(TimeSpan.FromMilliseconds(5));
                break;
            case "Backup":
                Advance(TimeSpan.FromSeconds(1));
                break;
            case "BecomingMaster":
                Advance(Scene.MasterDownInterval + TimeSpan.FromMilliseconds(65));
                break;
            default:
                Advance(TimeSpan.FromSeconds(5));
                Disturb(state);
                break;
        }
    }

    private void Disturb(string state)
    {
        switch (state)
        {
            case "Yielding":
                Ports.Port.Receive(Scene.Advertisement(Scene.Web, 250));
                Advance(TimeSpan.FromMilliseconds(15));
                break;
            case "InterfaceDown":
                Interfaces.Set(Scene.Eth0 with { IsUp = false });
                Advance(TimeSpan.FromMilliseconds(15));
                break;
            case "Refused":
                Kernel.Refusal = (_, effect) => effect is Effect.RemoveAddresses ? "busy" : null;
                Ports.Port.Receive(Scene.Advertisement(Scene.Web, 250));
                Advance(TimeSpan.FromMilliseconds(25));
                break;
        }
    }

    private void Calm()
    {
        Kernel.Refusal = static (_, _) => null;
        Interfaces.Set(Scene.Eth0);
    }
}
