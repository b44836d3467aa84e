using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>Runs a scenario once per seed. TANDEM_SEEDS is how many, or FIRST-LAST to run those again.</summary>
internal static class Seeds
{
    private const int Usual = 1000;

    private static readonly int[] Intervals = [1, 10, 100];

    /// <summary>Fails with the story of the first seed whose scenario ends in a fault.</summary>
    public static void Run(bool preempt, Func<SimulatedWorld, string?> scenario) => Run(seed =>
    {
        var world = World(seed, preempt);
        return scenario(world) is { } fault ? $"{fault}\n{world.Story}" : null;
    });

    /// <summary>Fails with the first seed for which something is said.</summary>
    public static void Run(Func<int, string?> play)
    {
        var (first, last) = Range();
        for (var seed = first; seed <= last; seed++)
        {
            if (play(seed) is { } fault)
            {
                Assert.Fail($"seed {seed} (again with TANDEM_SEEDS={seed}-{seed}): {fault}");
            }
        }
    }

    /// <summary>Whether the usual seeds find a fault in a broken machine.</summary>
    public static bool FindFault(bool preempt, AnswerRaised answer, Func<SimulatedWorld, string?> scenario) =>
        Enumerable.Range(1, Usual).Any(seed => scenario(World(seed, preempt, answer)) is not null);

    /// <summary>The world of a seed.</summary>
    /// <param name="seed">What everything comes from.</param>
    /// <param name="preempt">Preempt_Mode of every node.</param>
    /// <param name="broken">How its actors answer; null: as the real ones do.</param>
    public static SimulatedWorld World(int seed, bool preempt, AnswerRaised? broken = null) =>
        new(seed, new Climate(new AdvertisementInterval(Intervals[seed % Intervals.Length]), preempt), broken);

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
