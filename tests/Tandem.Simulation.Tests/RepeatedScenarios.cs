using Tandem.Coordination.Messages;
using Tandem.Network.Checks;

namespace Tandem.Simulation.Tests;

/// <summary>
/// The same world twice, once with somebody on the channel who says again what members said, and what they did not: not one transition may differ.
/// Each returns the fault it found, or null.
/// </summary>
internal static class RepeatedScenarios
{
    /// <summary>Standings, which are claims, and questions and verdicts about advertisements.</summary>
    public static string? Attestation(int seed, Func<Envelope, bool>? believing) => SameStory(seed, believing, world =>
    {
        var cluster = new SimulatedCluster(world);
        return (cluster.Mail, () => Scenarios.Storm(world));
    });

    /// <summary>Reports of health checks, while nodes fail and get well.</summary>
    public static string? Checks(int seed, Func<Envelope, bool>? believing) => SameStory(seed, believing, world =>
    {
        var ward = CheckScenarios.Begin(world, new RouterCheck("haproxy", null));
        var ill = world.Nodes.ToDictionary(node => node, _ => (From: world.Next(20), For: world.Next(15)));
        var rounds = Enumerable.Range(0, 30).ToList();
        return (ward.Mail, () => rounds.ForEach(round =>
            CheckScenarios.Rounds(world, ward, 1, node => round < ill[node].From || round >= ill[node].From + ill[node].For)));
    });

    /// <summary>What operators want, while nodes come and go.</summary>
    public static string? Intents(int seed, Func<Envelope, bool>? believing) => SameStory(seed, believing, world =>
    {
        var operators = new Operators(world);
        operators.Begin();
        return (operators.Mail, () => Scenarios.Storm(world));
    });

    private static string? SameStory(int seed, Func<Envelope, bool>? believing, Func<SimulatedWorld, (Mail Mail, Action Play)> make)
    {
        var (alone, told) = (Seeds.World(seed, preempt: true), Seeds.World(seed, preempt: true));
        var (_, play) = make(alone);
        var (mail, playAgain) = make(told);
        mail.Repeat(seed, believing);
        play();
        playAgain();
        return mail.Repeated == 0 || (believing is null && mail.Believed > 0) ? $"{mail.Repeated} repeated or forged, {mail.Believed} let in\n{told.Story}"
            : alone.Story == told.Story ? null
            : $"what was repeated changed the story\n{alone.Story}---\n{told.Story}";
    }
}
