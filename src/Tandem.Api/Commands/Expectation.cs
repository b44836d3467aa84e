using System.Collections.Immutable;
using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;

namespace Tandem.Api.Commands;

/// <summary>Where one router is wanted, and who held it when that was said.</summary>
/// <param name="Router">Which.</param>
/// <param name="From">Who held it then; null: nobody was known to, or several.</param>
/// <param name="Wanted">Who may hold it, the likeliest first.</param>
internal sealed record Expectation(RouterFacts Router, string? From, ImmutableArray<string> Wanted)
{
    /// <summary>What a command asks for, as things are.</summary>
    public static ImmutableArray<Expectation> Of(Command command, ClusterFacts facts, ClusterSight sight) => command switch
    {
        Command.Drain(var node) => [.. from router in facts.Routers where sight.MastersOf(router.Key).Contains(node) select new Expectation(router, node, router.Participants.Remove(node))],
        Command.Undrain(var node) =>
        [
            .. from router in facts.Routers
               where !sight.Moved.ContainsKey(router.Key) && PreferredOf(router, sight.Drained.Remove(node)) == node && !sight.MastersOf(router.Key).Contains(node)
               select new Expectation(router, HolderOf(router, sight), [node]),
        ],
        Command.Move(_, var key, var node) => [.. from router in facts.Routers where router.Key == key select new Expectation(router, HolderOf(router, sight), [node])],
        Command.Unmove(_, var key) =>
        [
            .. from router in facts.Routers
               where router.Key == key
               select new Expectation(router, HolderOf(router, sight), PreferredOf(router, sight.Drained) is { } preferred ? [preferred] : []),
        ],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How it stands now.</summary>
    /// <param name="sight">What is seen.</param>
    /// <param name="milliseconds">Since the command.</param>
    public RouterMove Judge(ClusterSight sight, double milliseconds)
    {
        var masters = sight.MastersOf(Router.Key).ToList();
        var holder = masters.Count == 1 ? masters[0] : null;
        if (holder is not null && Wanted.Contains(holder))
        {
            return new(Router.Name, From, holder, RouterMove.Moved, holder == From ? 0 : milliseconds, holder == From ? "was there already" : "");
        }

        return Wanted.Any(node => CanTake(node, sight))
            ? new(Router.Name, From, holder, RouterMove.Waiting, null, "")
            : new(Router.Name, From, holder, RouterMove.Stays, null, WhyNot(sight));
    }

    private static string? HolderOf(RouterFacts router, ClusterSight sight) =>
        sight.MastersOf(router.Key).ToList() is [var only] ? only : null;

    private static string? PreferredOf(RouterFacts router, ImmutableHashSet<string> drained) => router.Participants.FirstOrDefault(node => !drained.Contains(node));

    private bool CanTake(string node, ClusterSight sight) => sight.Find(node) is { IsCurrent: true } seen && seen.Find(Router.Key) is { State: not RouterOnNode.Initialize };

    private string WhyNot(ClusterSight sight) => Wanted.IsEmpty ? "no other node takes part in it" : string.Join("; ", Wanted.Select(node => sight.Find(node) switch
    {
        { IsCurrent: true } seen when seen.Find(Router.Key) is { } router => $"{node} takes no part now{(router.Reason.Length > 0 ? $": {router.Reason}" : "")}",
        { IsCurrent: true } => $"{node} does not run it",
        _ => $"{node} is not reached",
    }));
}
