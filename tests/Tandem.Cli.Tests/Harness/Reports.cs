using Tandem.Api.Contracts;

namespace Tandem.Cli.Tests.Harness;

/// <summary>Answers as a node gives them.</summary>
internal static class Reports
{
    private static readonly ChannelStatus Running = new(ChannelStatus.Running, "");

    /// <summary>Two nodes, two routers, crossed preferences, nothing to say.</summary>
    public static StatusReport Calm { get; } = new("edge", "lb1", Screen.Now, Running, [Node("lb1"), Node("lb2")], [Router("api", 101, "lb2"), Router("web", 100, "lb1")], [], []);

    /// <summary>The other node has not been heard of for 41 s.</summary>
    public static StatusReport Silent { get; } = Calm with
    {
        Nodes = [Node("lb1"), Silenced],
        Routers = [.. Calm.Routers.Select(WithoutLb2)],
        Problems =
        [
            new(Problem.Warning, "lb2 is silent for 41 s: what it holds now is not known here", [], "lb2"),
            new(Problem.Warning, "lb2 does not say, but lb1 hears a Master at 192.168.1.12: api", ["api"], null),
        ],
    };

    /// <summary>One router has no Master, another is out on a node, a third was moved.</summary>
    public static StatusReport Sick { get; } = Calm with
    {
        Routers =
        [
            Router("api", 101, null),
            Router("db", 102, "lb2", ["192.168.1.102/24", "192.168.1.112/24", "192.168.1.122/24"]),
            Router("web", 100, "lb1") with { Nodes = [On("lb1", RouterOnNode.Master), On("lb2", RouterOnNode.Initialize, "InterfaceDown")] },
        ],
        Problems =
        [
            new(Problem.Critical, "no Master: api", ["api"], null),
            new(Problem.Warning, "takes no part on lb2, InterfaceDown: web", ["web"], "lb2"),
            new(Problem.Notice, "moved to lb2: db", ["db"], null),
        ],
    };

    /// <summary>200 routers; of these, one is out on a node.</summary>
    public static StatusReport Many { get; } = Calm with
    {
        Routers =
        [
            .. Enumerable.Range(1, 200).Select(number => number == 77
                ? Router("vip-077", number, "lb1") with { Nodes = [On("lb1", RouterOnNode.Master), On("lb2", RouterOnNode.Initialize, "CheckFailed")] }
                : Router($"vip-{number:000}", number, number % 2 == 0 ? "lb2" : "lb1")),
        ],
        Problems = [new(Problem.Warning, "takes no part on lb2, CheckFailed: vip-077", ["vip-077"], "lb2")],
    };

    /// <summary>Six nodes with long names: too wide for 80 columns.</summary>
    public static StatusReport Wide { get; } = Calm with
    {
        Nodes = [.. Enumerable.Range(1, 6).Select(number => Node($"balancer-zone-{number}"))],
        Routers =
        [
            new(
                "web", "front-4-51", "front", 4, 51, ["192.168.1.100/24"], "balancer-zone-1", Screen.Now.AddHours(-2), "MasterDown", "balancer-zone-1", null,
                [.. Enumerable.Range(1, 6).Select(number => On($"balancer-zone-{number}", number switch { 1 => RouterOnNode.Master, 5 => RouterOnNode.Initialize, _ => RouterOnNode.Backup }))]),
        ],
    };

    private static NodeStatus Silenced => new("lb2", "10.0.0.12", false, NodeStatus.Silent, Screen.Now.AddSeconds(-41), 42.5, null, false, "0123abcd", null);

    public static RouterOnNode On(string node, string state, string reason = "Startup") => new(node, state, Screen.Now.AddHours(-2).AddMinutes(-3), reason, 254, 254, 1, null, null, null);

    private static NodeStatus Node(string name) =>
        new(name, name == "lb1" ? "10.0.0.11" : "10.0.0.12", name == "lb1", NodeStatus.Reachable, Screen.Now.AddDays(-3), name == "lb1" ? 0 : 1.2, 1, false, "0123abcd", 0.25);

    private static RouterStatus Router(string name, int number, string? master, string[]? addresses = null) => new(
        name,
        $"front-4-{number}",
        "front",
        4,
        number,
        addresses ?? [$"192.168.1.{number}/24"],
        master,
        master is null ? null : Screen.Now.AddHours(-2).AddMinutes(-3),
        master is null ? null : "MasterDown",
        "lb1",
        null,
        [On("lb1", master == "lb1" ? RouterOnNode.Master : RouterOnNode.Backup), On("lb2", master == "lb2" ? RouterOnNode.Master : RouterOnNode.Backup)]);

    private static RouterStatus WithoutLb2(RouterStatus router)
    {
        var was = router.Master == "lb2";
        return router with
        {
            Master = was ? null : router.Master,
            MasterSince = was ? null : router.MasterSince,
            MasterReason = was ? null : router.MasterReason,
            Nodes = [router.Nodes[0], new("lb2", RouterOnNode.Unknown, null, "", null, null, null, null, was ? RouterOnNode.Master : RouterOnNode.Backup, 42.5)],
        };
    }
}
