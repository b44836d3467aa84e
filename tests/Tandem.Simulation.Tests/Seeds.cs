using System.Globalization;
using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>Runs a scenario once per seed. TANDEM_SEEDS is how many, or FIRST-LAST to run those again.</summary>
internal static class Seeds
{
    private const int Usual = 1000;

    private static readonly int[] Intervals = [1, 10, 100];

    /// <summary>The real answer.</summary>
    public static readonly AnswerRaised Real =
        static (RouterCore core, LinkEvent.Raised raised, out Transition transition, out EffectBatch batch) => core.Answer(raised, out transition, out batch);

    /// <summary>Fails with the story of the first seed whose scenario ends in a fault.</summary>
    public static void Run(bool preempt, Func<SimulatedWorld, string?> scenario)
    {
        var (first, last) = Range();
        for (var seed = first; seed <= last; seed++)
        {
            if (Fault(seed, preempt, Real, scenario) is { } fault)
            {
                Assert.Fail($"seed {seed} (again with TANDEM_SEEDS={seed}-{seed}): {fault}");
            }
        }
    }

    /// <summary>Whether the usual seeds find a fault in a broken machine.</summary>
    public static bool FindFault(bool preempt, AnswerRaised answer, Func<SimulatedWorld, string?> scenario) =>
        Enumerable.Range(1, Usual).Any(seed => Fault(seed, preempt, answer, scenario) is not null);

    private static string? Fault(int seed, bool preempt, AnswerRaised answer, Func<SimulatedWorld, string?> scenario)
    {
        var interval = new AdvertisementInterval(Intervals[seed % Intervals.Length]);
        var world = new SimulatedWorld(seed, new Climate(interval, preempt), answer);
        return scenario(world) is { } fault ? $"{fault}\n{world.Story}" : null;
    }

    private static (int First, int Last) Range()
    {
        var wanted = Environment.GetEnvironmentVariable("TANDEM_SEEDS")?.Split('-') ?? [];
        var numbers = wanted.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length switch
        {
            0 => (1, Usual),
            1 => (1, numbers[0]),
            _ => (numbers[0], numbers[1]),
        };
    }
}
