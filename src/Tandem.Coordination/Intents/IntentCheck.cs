using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>Whether a request makes sense, by the file and by what stands already. Each refusal is one line that names what is allowed.</summary>
internal static class IntentCheck
{
    /// <returns>Why not; null when it does.</returns>
    public static string? Refusal(IntentRequest request, SharedPlan plan, IntentSet intents) => request.Kind switch
    {
        IntentKind.Drain => RefusalOfNode(request.Node, plan) ?? RefusalOfDrain(request.Node!, plan, intents),
        IntentKind.Undrain => RefusalOfNode(request.Node, plan) ?? (intents.IsDrained(request.Node!) ? null : $"{request.Node} is not drained"),
        IntentKind.Move => RefusalOfRouter(request.Router, plan) ?? RefusalOfNode(request.Node, plan) ?? RefusalOfMove(plan.Find(request.Router!)!, request.Node!, intents),
        IntentKind.Unmove => RefusalOfRouter(request.Router, plan)
            ?? (intents.HolderOf(plan.Find(request.Router!)!.Key) is null ? $"{request.Router} was not moved" : null),
        _ => "unknown; allowed: drain, undrain, move, unmove",
    };

    private static string? RefusalOfNode(string? node, SharedPlan plan) => node is not null && plan.Nodes.Contains(node)
        ? null
        : $"node is {node ?? "missing"}; allowed one of {string.Join(", ", plan.Nodes)}";

    private static string? RefusalOfRouter(string? router, SharedPlan plan) => router is not null && plan.Find(router) is not null
        ? null
        : $"router is {router ?? "missing"}; allowed one of {string.Join(", ", plan.Routers.Select(known => known.Name))}";

    private static string? RefusalOfDrain(string node, SharedPlan plan, IntentSet intents)
    {
        List<Seat> seats = [.. plan.Routers.Select(router => router.SeatOf(node)).OfType<Seat>()];
        return intents.IsDrained(node) ? $"{node} is drained already"
            : seats.Count == 0 ? $"{node} takes part in no router; allowed one of {string.Join(", ", plan.Nodes.Where(other => plan.Routers.Any(router => router.SeatOf(other) is not null)))}"
            : seats.All(seat => seat.Priority.IsOwner) ? $"{node} owns the addresses of its routers (priority {Priority.Owner}) and cannot be drained; stop it instead"
            : null;
    }

    private static string? RefusalOfMove(SharedRouter router, string node, IntentSet intents)
    {
        var others = router.Seats.Select(seat => seat.Node).Where(other => other != node && !intents.IsDrained(other)).ToList();
        return router.SeatOf(node) is null ? $"{node} takes no part in {router.Name}; allowed one of {string.Join(", ", router.Seats.Select(seat => seat.Node))}"
            : router.Owner is { } owner ? $"{owner.Node} owns the addresses of {router.Name} (priority {Priority.Owner}): it cannot be moved"
            : intents.HolderOf(router.Key) == node ? $"{router.Name} was moved to {node} already"
            : intents.IsDrained(node) ? $"{node} is drained; undrain it first{(others.Count > 0 ? $", or move {router.Name} to {string.Join(" or ", others)}" : "")}"
            : null;
    }
}
