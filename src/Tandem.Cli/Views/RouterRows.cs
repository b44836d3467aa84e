using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>
/// Who holds what, one line a router. Where there are more than a terminal has lines, those that need nobody's attention are a sum; what
/// goes to a program is always whole.
/// </summary>
/// <param name="report">What the node said.</param>
/// <param name="terminal">Where it is shown.</param>
/// <param name="isWhole">Each router, however many there are.</param>
internal sealed class RouterRows(StatusReport report, Terminal terminal, bool isWhole)
{
    /// <summary>Lines for all else.</summary>
    private const int Reserve = 14;
    private const int Fewest = 10;

    private readonly IReadOnlyList<string> _nodes =
        [.. report.Nodes.Select(node => node.Name).Where(name => report.Routers.Any(router => router.Nodes.Any(node => node.Node == name)))];

    public void AddTo(Page page)
    {
        var most = terminal.Height is { } height && !isWhole ? Math.Max(Fewest, height - Reserve - report.Problems.Count) : int.MaxValue;
        var isSummed = report.Routers.Count > most;
        var named = report.Problems.SelectMany(problem => problem.Routers).ToHashSet(StringComparer.Ordinal);
        var shown = isSummed ? [.. report.Routers.Where(router => named.Contains(router.Name)).Take(most)] : report.Routers;
        if (shown.Count > 0)
        {
            page.AddRange(Fitting(shown).Lines());
        }

        if (isSummed)
        {
            AddSum(page, named, shown.Count);
        }
    }

    private static string Addresses(RouterStatus router) => router.Addresses.Count switch
    {
        0 => "-",
        1 => router.Addresses[0],
        var count => string.Create(CultureInfo.InvariantCulture, $"{router.Addresses[0]} +{count - 1}"),
    };

    private static Piece Cell(RouterOnNode? node) => node switch
    {
        null => new("-", Tone.Faint),
        { State: RouterOnNode.Master } => new("MASTER", Tone.Good),
        { State: RouterOnNode.Backup } => new("backup"),
        { State: RouterOnNode.Initialize } => new("OUT", Tone.Worrying),
        { LastKnown: RouterOnNode.Master } => new("? was MASTER", Tone.Bad),
        { LastKnown: RouterOnNode.Backup } => new("? was backup", Tone.Worrying),
        { LastKnown: not null } => new("? was out", Tone.Worrying),
        _ => new("?", Tone.Worrying),
    };

    /// <summary>The fullest form that the terminal has columns for.</summary>
    private Table Fitting(IReadOnlyList<RouterStatus> routers)
    {
        var full = ByNode(routers, withAddresses: true);
        if (terminal.Width is not { } width || full.Width <= width)
        {
            return full;
        }

        var lean = ByNode(routers, withAddresses: false);
        return lean.Width <= width ? lean : ByMaster(routers);
    }

    private Table ByNode(IReadOnlyList<RouterStatus> routers, bool withAddresses)
    {
        string[] addressTitle = withAddresses ? ["ADDRESS"] : [];
        var table = new Table(["ROUTER", .. addressTitle, .. _nodes, "SINCE", "WHY"]);
        foreach (var router in routers)
        {
            Piece[] addresses = withAddresses ? [Addresses(router)] : [];
            table.Add([
                router.Name,
                .. addresses,
                .. _nodes.Select(name => Cell(router.Nodes.FirstOrDefault(node => node.Node == name))),
                router.Master is null ? "" : Words.Since(router.MasterSince, report.At),
                router.MasterReason ?? "",
            ]);
        }

        return table;
    }

    private Table ByMaster(IReadOnlyList<RouterStatus> routers)
    {
        var table = new Table("ROUTER", "MASTER", "SINCE", "OTHERS");
        foreach (var router in routers)
        {
            var others = router.Nodes.Where(node => node.State != RouterOnNode.Backup && node.Node != router.Master).Select(node => $"{node.Node} {Cell(node).Text}");
            table.Add(
                router.Name,
                router.Master is { } master ? new Piece(master, Tone.Good) : new Piece("?", Tone.Worrying),
                router.Master is null ? "" : Words.Since(router.MasterSince, report.At),
                string.Join(", ", others.DefaultIfEmpty("all backup")));
        }

        return table;
    }

    private void AddSum(Page page, HashSet<string> named, int shown)
    {
        var left = named.Count(name => report.Routers.Any(router => router.Name == name)) - shown;
        if (left > 0)
        {
            page.Add(string.Create(CultureInfo.InvariantCulture, $"... and {left} more like these"));
        }

        var calm = report.Routers.Where(router => !named.Contains(router.Name)).ToList();
        var sums = calm.Where(router => router.Master is not null).GroupBy(router => router.Master!).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => string.Create(CultureInfo.InvariantCulture, $"{same.Key} holds {same.Count()}"));
        if (calm.Count > 0)
        {
            page.AddWrapped(new("as wanted", Tone.Good), 10, $"{Words.Count(calm.Count, "router")}: {string.Join(", ", sums)}  (--all shows each)", terminal.Width);
        }
    }
}
