using System.Globalization;
using Akka.Actor;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Chaos.Tests;

/// <summary>
/// Everything at once, from a seed: actors run in any order, messages take their time, actors die, the kernel refuses, the interface
/// comes and goes. TANDEM_SEEDS is how many seeds, or FIRST-LAST to run those again.
/// </summary>
public sealed class SeededChaosTests : ChaosStage
{
    private const int Usual = 120;

    private static readonly string[] Actors =
    [
        "links/monitor", "nics/front/nic", "routers/front-4-51/router", "routers/front-4-52/router", "nics", "routers",
    ];

    public static TheoryData<int> Seeds
    {
        get
        {
            var wanted = Environment.GetEnvironmentVariable("TANDEM_SEEDS")?.Split('-') ?? [Usual.ToString(CultureInfo.InvariantCulture)];
            var numbers = wanted.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var first = numbers.Length > 1 ? numbers[0] : 1;
            return [.. Enumerable.Range(first, numbers[^1] - first + 1)];
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_any_chaos_the_holder_is_right(int seed)
    {
        var name = $"seed {seed} (again with TANDEM_SEEDS={seed}-{seed})";
        var random = new Random(seed);
        var longest = random.Next(4) * 10;
        Ports.Delay = () => TimeSpan.FromMilliseconds(random.Next(longest + 1));
        Pump.Order = random;
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan, Scene.ApiPlan));

        for (var step = 0; step < 40; step++)
        {
            Advance(TimeSpan.FromMilliseconds(random.Next(10) == 0 ? 3500 : random.Next(400)));
            AssertOwned(name);
            Disturb(random);
        }

        Calm(random);
        AssertSettles(name);
        AssertStops(name);
    }

    private void Disturb(Random random)
    {
        switch (random.Next(16))
        {
            case 0 or 1 or 2:
                Sys.ActorSelection("/user/node/" + Actors[random.Next(Actors.Length)]).Tell(Kill.Instance);
                break;
            case 3:
                RefuseEffects(random.Next(5));
                break;
            case 4:
                Ports.OpenRefusal = random.Next(2) == 0 ? _ => "no such interface" : _ => null;
                break;
            case 5:
                Ports.AttachRefusal = random.Next(2) == 0 ? key => key == Scene.Web ? "no macvlan" : null : _ => null;
                break;
            case 6 or 7:
                Interfaces.Set(Scene.Eth0 with { IsUp = random.Next(2) == 0, PrimaryIPv4 = random.Next(3) == 0 ? null : Scene.Own });
                break;
            case 8:
                Interfaces.Remove("eth0");
                break;
            case 9:
                Interfaces.Set(Scene.Eth0 with { Index = 2 + random.Next(2) });
                break;
            case 10:
                Interfaces.Tell(random.Next(2) == 0 ? new InterfaceEvent.Failed("overflow") : new InterfaceEvent.Resynchronized());
                break;
            case 11:
                Interfaces.Tell(new InterfaceEvent.AddressRemoved("vrrp4.51.2", IPvXAddress.Parse("192.0.2.151")));
                break;
            case 12 when Ports.Ports.Count > 0:
                Ports.Port.Tell(new LinkEvent.Failed("the capture ended"));
                break;
            case 13 when Ports.Ports.Count > 0:
                Ports.Port.Receive(Scene.Advertisement(random.Next(2) == 0 ? Scene.Web : Scene.Api, (byte)(random.Next(4) * 80)));
                break;
            default:
                PeerSpeaks(random.Next(2) == 0);
                break;
        }
    }

    private void RefuseEffects(int which) => Kernel.Refusal = (_, effect) => (which, effect) switch
    {
        (0, Effect.OpenGate) or (1, Effect.AddAddresses) or (2, Effect.RemoveAddresses) or (3, Effect.CloseGate) => "refused",
        _ => null,
    };

    private void Calm(Random random)
    {
        Kernel.Refusal = static (_, _) => null;
        Ports.OpenRefusal = static _ => null;
        Ports.AttachRefusal = static _ => null;
        Interfaces.Set(Scene.Eth0);
        PeerSpeaks(random.Next(3) == 0);
    }
}
