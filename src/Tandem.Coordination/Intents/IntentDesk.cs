using Tandem.Coordination.HandOver;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>Where operators give intents: checks, keeps, and waits until the members have followed. Safe to use from any thread.</summary>
/// <param name="self">This node.</param>
/// <param name="work">What hand-overs work with.</param>
/// <param name="roster">Who holds what.</param>
/// <param name="time">The clock.</param>
public sealed class IntentDesk(string self, HandOverWork work, RosterBoard roster, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>A hand-over takes milliseconds; with nobody to hand over to, the wire needs up to four intervals, and that is waited for a little.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The intents that stand.</summary>
    public IntentSet Current => work.Intents.Current;

    /// <summary>Gives an intent.</summary>
    /// <returns>Within some five seconds: what it did, or why it was refused.</returns>
    public async Task<IntentOutcome> GiveAsync(IntentRequest request)
    {
        if (IntentCheck.Refusal(request, work.Plan, Current) is { } refusal)
        {
            return new IntentOutcome.Refused(refusal);
        }

        var key = request.Router is { } name && request.Kind is IntentKind.Move or IntentKind.Unmove ? work.Plan.Find(request.Router!)!.Key : (VirtualRouterKey?)null;
        var before = work.Plan.Routers.ToDictionary(router => router.Key, router => MasterOf(router.Key));
        var node = request.Node ?? Current.HolderOf(key!.Value)!;
        var concerned = work.Plan.Routers.Where(router => key is { } only ? router.Key == only : router.SeatOf(node) is not null).ToList();

        // The disk may be slow; whoever asks may be an actor or a request.
        var intent = await Task.Run(() => work.Intents.Give(request.Kind, node, key)).ConfigureAwait(false);
        var began = time.GetTimestamp();
        while (concerned.Any(router => !IsAsWanted(router, intent)) && time.GetElapsedTime(began) < Patience && IsAnybodyReached)
        {
            await Task.Delay(Pace, time).ConfigureAwait(false);
        }

        return new IntentOutcome.Given(
            intent,
            [.. concerned.Select(router => OutcomeOf(router, intent, before[router.Key]))],
            [.. work.Plan.Nodes.Where(other => other != self && roster.Current.Find(other) is not { IsReachable: true })]);
    }

    private bool IsAnybodyReached => roster.Current.Nodes.Values.Any(node => node.Node != self && node.IsReachable);

    private string? MasterOf(VirtualRouterKey key) => roster.Current.Nodes.Values
        .FirstOrDefault(node => (node.IsReachable || node.Node == self) && roster.Current.Find(node.Node, key) is { Role: RouterRole.Master })?.Node;

    /// <summary>An end of an intent takes effect by itself, when the preferred node takes back: nobody waits for that.</summary>
    private bool IsAsWanted(SharedRouter router, Intent intent) => intent.Kind switch
    {
        IntentKind.Drain => MasterOf(router.Key) is { } master && master != intent.Node,
        IntentKind.Move => MasterOf(router.Key) == intent.Node,
        _ => true,
    };

    private RouterOutcome OutcomeOf(SharedRouter router, Intent intent, string? before)
    {
        var after = MasterOf(router.Key);
        var isAsWanted = IsAsWanted(router, intent);
        return new(router.Key, router.Name, before, after, isAsWanted, isAsWanted ? Words(router, before, after) : Hindrance(router, intent, after));
    }

    private static string Words(SharedRouter router, string? before, string? after) =>
        after is null ? $"{router.Name}: nobody is known to hold it"
        : before == after || before is null ? $"{router.Name}: held by {after}"
        : $"{router.Name}: {before} handed over to {after}";

    private string Hindrance(SharedRouter router, Intent intent, string? after) =>
        router.Owner is { } owner ? $"{router.Name}: {owner.Node} owns its addresses and cannot be drained"
        : after == self && work.Desk.Endings.TryGetValue(router.Key, out var ending) && !ending.IsDone ? $"{router.Name}: {after} still holds it, {ending.Words}"
        : after is not null ? $"{router.Name}: {after} still holds it, {(intent.Kind == IntentKind.Drain ? "with priority 1: no other node that takes part is ready" : $"{intent.Node} is not ready or not reached")}"
        : $"{router.Name}: nobody is known to hold it";
}
