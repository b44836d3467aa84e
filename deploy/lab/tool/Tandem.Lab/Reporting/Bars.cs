namespace Tandem.Lab.Reporting;

/// <summary>What is measured in each scenario, and what must be reached.</summary>
internal static class Bars
{
    public const string Virtual = "with virtual MACs";
    public const string Plain = "without virtual MACs";

    private const string LongestGap = "longest gap in ms at 1 ms probing (0: no probe lost)";

    public static IEnumerable<Figure> PowerOff(ScenarioRuns runs, string interval)
    {
        var happening = $"power off of the Master, interval {interval}";
        return
        [
            Figure.Beside(happening, "ms from its last advert to the next Master's first advert", runs.Each(run => run.Takeover?.ToAdvertMs)),
            Figure.Beside(happening, "ms from its last advert to the first probe answered", runs.Each(run => run.Takeover?.ToAnswerMs)),
        ];
    }

    public static IEnumerable<Figure> Handover(ScenarioRuns runs) =>
    [
        .. StopAndReturn(runs, Virtual),
        Figure.Every("client's ARP entries over both", "entries or ARP messages with another than the virtual MAC", runs.Each(run => run.WrongEntries()), "0", 0),
    ];

    public static IEnumerable<Figure> StopAndReturn(ScenarioRuns runs, string mode) => Unnoticed(runs, mode, "orderly stop", "preferred node returns");

    public static IEnumerable<Figure> HandOvers(ScenarioRuns runs, string mode) =>
        Unnoticed(runs, mode, "node a is drained", "node a is undrained", "web is moved to node b", "web is moved back");

    public static IEnumerable<Figure> Silence(ScenarioRuns runs) =>
        [Figure.Every("60 s as Backup, IPv6 on", "frames from a virtual MAC at the Backup's switch port", runs.Each(run => run.FramesOfBackup()), "0", 0)];

    public static IEnumerable<Figure> Channel(ScenarioRuns runs)
    {
        const string Stranger = "a stranger advertises priority 255 for 5 s";
        const string Link = "the Master's LAN link is lost";
        const string Deaf = "the Master sends and no longer hears";
        const string HealthCheck = "HAProxy is killed on the Master's node";
        return
        [
            .. Unnoticed(runs, Virtual, "node a is drained", "node a is undrained"),
            Figure.Every(Stranger, "probes lost at 1 ms probing", runs.Lost(Stranger), "0", 0),
            Figure.Every(Link, LongestGap, runs.Gap(Link), "always <= 100 ms", 100),
            Figure.Every(Deaf, LongestGap, runs.Gap(Deaf), "always <= 3000 ms", 3000),
            Figure.Every(HealthCheck, LongestGap, runs.Gap(HealthCheck), "always <= 100 ms", 100),
            Figure.Told(HealthCheck, "ms until the other node answers (checked every second, down after three failures)", runs.Moved(HealthCheck)),
        ];
    }

    public static IEnumerable<Figure> Heal(ScenarioRuns runs, string mode)
    {
        const string Healed = "the LAN is whole again";
        return
        [
            Figure.Every($"a LAN cut in two is whole again, the client on the loser's side, {mode}", LongestGap, runs.Gap(Healed), "always <= 100 ms", 100),
            Figure.Every($"a LAN cut in two is whole again, the client on the loser's side, {mode}", "ms until the winner answers it", runs.Moved(Healed), "always <= 100 ms", 100),
            Figure.Every($"a LAN cut in two is whole again, the client on the winner's side, {mode}", LongestGap, runs.Gap(Healed, "api"), "always <= 100 ms", 100),
        ];
    }

    public static IEnumerable<Figure> Roster(ScenarioRuns runs) =>
    [
        Figure.Median("a router's state changes on one node", "ms from the change, as that node stamps it, until the other node's status has it (asked every 2 ms, over TLS between the nodes)",
            runs.All(run => run.RosterDelays()), "median <= 5 ms", 5),
    ];

    private static IEnumerable<Figure> Unnoticed(ScenarioRuns runs, string mode, params string[] happenings) =>
        happenings.Select(happening => Figure.Unnoticed($"{happening}, {mode}", runs.Lost(happening)));
}
