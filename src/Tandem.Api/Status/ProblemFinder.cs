using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;

namespace Tandem.Api.Status;

/// <summary>Says in words what somebody should look at.</summary>
/// <param name="facts">The configuration.</param>
/// <param name="sight">What is seen.</param>
/// <param name="now">Ages are as of now.</param>
internal sealed class ProblemFinder(ClusterFacts facts, ClusterSight sight, DateTimeOffset now)
{
    private const int MostNames = 4;

    /// <summary>The new Master's word may be here before the old one's. Two Masters for longer than this are two Masters.</summary>
    private static readonly TimeSpan LongestChange = TimeSpan.FromSeconds(1);

    private static readonly string[] Order = [Problem.Critical, Problem.Warning, Problem.Notice];

    /// <summary>The worst first.</summary>
    public IReadOnlyList<Problem> Find(IReadOnlyList<NodeStatus> nodes, IReadOnlyList<RouterStatus> routers, bool ownAnswers)
    {
        IEnumerable<Finding> own = ownAnswers ? [] : [new(Problem.Critical, $"the actors of {facts.Node} do not answer: what is shown of it may be old", facts.Node)];
        var all = own
            .Concat(OfChannel())
            .Concat(nodes.SelectMany(OfNode))
            .Concat(routers.SelectMany(OfRouter))
            .Concat(sight.Hearing.Findings.Select(words => new Finding(Problem.Warning, words, null)))
            .Concat(sight.Drift.Differences.Select(difference => new Finding(Problem.Warning, $"configurations differ: {difference.Words}", null)))
            .Concat(sight.Belief.Plain.Select(plain => new Finding(Problem.Warning, $"plain VRRP at present, because {plain.Because}", facts.Node, facts.NameOf(plain.Router))))
            .Concat(sight.Belief.Strangers.Select(OfStranger))
            .Concat(sight.Checks.SelectMany(check => OfCheck(check, "", facts.Node)))
            .Concat(sight.PeerChecks.SelectMany(seen => OfCheck(seen.Check, $" on {seen.Node}", seen.Node)));
        return
        [
            .. from same in all.GroupBy(one => one with { Router = null })
               orderby Array.IndexOf(Order, same.Key.Severity)
               let names = same.Select(one => one.Router).OfType<string>().ToList()
               select new Problem(same.Key.Severity, names.Count == 0 ? same.Key.Lead : $"{same.Key.Lead}: {Listed(names)}", names, same.Key.Node),
        ];
    }

    private static string Listed(List<string> names) => names.Count <= MostNames + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {(names.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more";

    private IEnumerable<Finding> OfChannel() => (sight.Channel.State, facts.Nodes.Length) switch
    {
        (ChannelStatus.Running, _) or (_, 1) => [],
        (ChannelStatus.Off, _) => [new(Problem.Notice, $"the nodes' channel is off (coordination.enabled): only {facts.Node} is shown", null)],
        _ => [new(Problem.Warning, $"the nodes' channel is down{(sight.Channel.Note.Length > 0 ? $", {sight.Channel.Note}" : "")}: only {facts.Node} is shown", null)],
    };

    private IEnumerable<Finding> OfNode(NodeStatus node)
    {
        if (node is { State: NodeStatus.Silent, IsSelf: false })
        {
            yield return new(Problem.Warning, $"{node.Name} is silent{For(node.Since)}: what it holds now is not known here", node.Name);
        }

        if (node.State == NodeStatus.Away)
        {
            yield return new(Problem.Warning, $"{node.Name} is away: it has left, or was not seen since {facts.Node} started", node.Name);
        }

        if (node.IsDrained)
        {
            yield return node.Holds > 0
                ? new(Problem.Warning, $"{node.Name} is drained, and still holds what no other node takes", node.Name)
                : new(Problem.Notice, $"{node.Name} is drained", node.Name);
        }
    }

    private static IEnumerable<Finding> OfCheck(CheckSight check, string where, string node) => check.State == CheckStatus.Down
        ? [new(Problem.Warning, $"check {check.Name} is down{where}{(check.Detail.Length > 0 ? $": {check.Detail}" : "")}", node)]
        : [];

    private Finding OfStranger(Stranger stranger) => new(
        Problem.Warning,
        $"advertisements as from {stranger.Source}{(stranger.Sender is { } sender ? $", sent by {sender}," : "")} are dropped, no member stands for them",
        facts.Node,
        facts.NameOf(stranger.Router));

    private IEnumerable<Finding> OfRouter(RouterStatus router)
    {
        foreach (var node in router.Nodes.Where(node => node.State == RouterOnNode.Initialize))
        {
            yield return new(Problem.Warning, $"takes no part on {node.Node}{(node.Reason.Length > 0 ? $", {node.Reason}" : "")}", node.Node, router.Name);
        }

        var masters = router.Nodes.Where(node => node.State == RouterOnNode.Master).ToList();
        if (masters.Count == 0)
        {
            yield return WithoutMaster(router);
        }
        else if (masters.Count > 1)
        {
            var isChange = masters.Max(node => node.Since) is { } since && now - since < LongestChange;
            yield return new(isChange ? Problem.Notice : Problem.Critical, $"{(isChange ? "changing over" : "several Masters")}, {string.Join(" and ", masters.Select(node => node.Node))}", null, router.Name);
        }
        else if (router.Preferred is { } preferred && preferred != masters[0].Node && router.Nodes.Any(node => node.Node == preferred && node.State == RouterOnNode.Backup))
        {
            yield return new(Problem.Notice, $"on {masters[0].Node}, not on {preferred} where {(router.MovedTo is null ? "the configuration prefers it" : "it was moved")}", null, router.Name);
        }

        if (router.MovedTo is { } target && masters.Any(node => node.Node == target))
        {
            yield return new(Problem.Notice, $"moved to {target}", null, router.Name);
        }
    }

    /// <summary>A Backup hears a Master, or it would be one: who does not say may well be that.</summary>
    private static Finding WithoutMaster(RouterStatus router)
    {
        var silent = router.Nodes.Where(node => node.State == RouterOnNode.Unknown).Select(node => node.Node).ToList();
        if (silent.Count == 0)
        {
            return new(Problem.Critical, "no Master", null, router.Name);
        }

        var heard = router.Nodes.FirstOrDefault(node => node is { State: RouterOnNode.Backup, HeardMaster: not null });
        var (who, does) = (string.Join(" and ", silent), silent.Count == 1 ? "does" : "do");
        return heard is null
            ? new(Problem.Warning, $"no Master known, {who} {does} not say", null, router.Name)
            : new(Problem.Warning, $"{who} {does} not say, but {heard.Node} hears a Master at {heard.HeardMaster}", null, router.Name);
    }

    private string For(DateTimeOffset? since) => since is { } then
        ? string.Create(CultureInfo.InvariantCulture, $" for {Math.Max(0, (now - then).TotalSeconds):0} s")
        : "";
}
