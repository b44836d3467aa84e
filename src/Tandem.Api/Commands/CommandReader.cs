using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Http;
using Tandem.Api.Sights;

namespace Tandem.Api.Commands;

/// <summary>From what somebody sent to a command that makes sense, or to a refusal that says what would.</summary>
/// <param name="facts">The names there are.</param>
internal sealed class CommandReader(ClusterFacts facts)
{
    /// <exception cref="RefusedException">There is no such node.</exception>
    public string NodeOf(string node) => facts.Nodes.Any(known => known.Name == node)
        ? node
        : throw new RefusedException(Refusal.UnknownNode, $"the node is {Quoted.Text(node)}; allowed: {string.Join(", ", facts.Nodes.Select(known => known.Name))}");

    /// <exception cref="RefusedException">There is no such router.</exception>
    public RouterFacts RouterOf(string router) => facts.FindRouter(router)
        ?? throw new RefusedException(Refusal.UnknownRouter, $"the router is {Quoted.Text(router)}; allowed: {Quoted.Names(facts.Routers.Select(known => known.Name))}");

    /// <exception cref="RefusedException">No such router or node, or not as things are.</exception>
    public Command.Move MoveOf(MoveRequest request, ClusterSight sight)
    {
        var (router, node) = (RouterOf(request.Router), NodeOf(request.Node));
        if (!router.Participants.Contains(node))
        {
            throw new RefusedException(Refusal.NotPossible, $"{node} takes no part in {router.Name}; allowed: {string.Join(", ", router.Participants)}");
        }

        if (sight.Find(node) is not { IsCurrent: true })
        {
            var reached = router.Participants.Where(other => sight.Find(other) is { IsCurrent: true }).ToList();
            throw new RefusedException(
                Refusal.NotPossible,
                $"{node} is not reached, so nothing can be moved there; allowed now: {(reached.Count > 0 ? string.Join(", ", reached) : "none")}");
        }

        return sight.Drained.Contains(node)
            ? throw new RefusedException(Refusal.NotPossible, $"{node} is drained; first: tandem undrain {node}")
            : new(router.Name, router.Key, node);
    }

    /// <exception cref="RefusedException">Out of bounds.</exception>
    public static TimeSpan WaitOf(double seconds) => seconds is >= 0 and <= 60
        ? TimeSpan.FromSeconds(seconds)
        : throw new RefusedException(Refusal.BadRequest, FormattableString.Invariant($"waitSeconds is {seconds}; allowed 0..60"));
}
