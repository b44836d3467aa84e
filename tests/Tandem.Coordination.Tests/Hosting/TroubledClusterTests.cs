using System.Globalization;
using Tandem.Coordination.Tests.Harness;
using Xunit.Abstractions;

namespace Tandem.Coordination.Tests.Hosting;

/// <summary>Cuts, one-way cuts, crashes and starts by lot, round after round; each round ends healed, and then in one cluster.</summary>
public sealed class TroubledClusterTests(ITestOutputHelper output)
{
    /// <summary>tests/cluster-chaos.sh asks for more.</summary>
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("TANDEM_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private readonly Random _random = new(Seed.Value);

    [Fact]
    public async Task Whatever_happened_there_is_one_cluster_after_the_heal()
    {
        await using var cluster = new TestCluster(3);
        cluster.StartAll();
        for (var round = 0; round < Rounds; round++)
        {
            for (var trouble = _random.Next(2, 6); trouble > 0; trouble--)
            {
                await MakeTrouble(cluster);
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1500)), TimeProvider.System);
            }

            cluster.Heal();
            foreach (var rank in Enumerable.Range(0, cluster.Count).Where(rank => !cluster.Runs(rank)))
            {
                cluster.Start(rank);
            }

            await cluster.BecomesOne(seconds: 60);
        }

        output.WriteLine($"TANDEM_SEED={Seed.Value}\n{cluster.Story}");
    }

    private async Task MakeTrouble(TestCluster cluster)
    {
        var (one, other) = (_random.Next(cluster.Count), _random.Next(1, cluster.Count));
        other = (one + other) % cluster.Count;
        switch (_random.Next(5))
        {
            case 0:
                cluster.Cut(one, other);
                break;
            case 1:
                cluster.Silence(one, other);
                break;
            case 2:
                cluster.Heal();
                break;
            case 3 when cluster.Runs(one):
                await cluster.CrashAsync(one);
                break;
            default:
                if (!cluster.Runs(one))
                {
                    cluster.Start(one);
                }

                break;
        }
    }
}
