using System.Collections.Immutable;
using Tandem.Actors.Node;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>Which routers have not done yet what the plan of now asks of them; who was late for one plan may be for the next.</summary>
internal sealed class PlanProgress
{
    private readonly Dictionary<VirtualRouterKey, (RouterPlan Plan, RouterWork Work)> _owed = [];

    /// <summary>True when nobody owes anything.</summary>
    public bool IsDone => _owed.Count == 0;

    /// <summary>Who does, by name.</summary>
    public ImmutableArray<LateRouter> Late =>
        [.. _owed.Values.Select(owed => new LateRouter(owed.Plan.Name, owed.Work)).OrderBy(late => late.Name, StringComparer.Ordinal)];

    /// <summary>Another plan holds. Who still lets go has to do that first, whatever the plan makes of it.</summary>
    public void Ask(PlanDifference difference)
    {
        Owe(difference.Removed, RouterWork.LettingGo);
        Owe(difference.Replaced, RouterWork.StartingAfresh);
        Owe(difference.Adjusted, RouterWork.Changing);
        Owe(difference.Added, RouterWork.Starting);
    }

    /// <summary>A router says that it has done what a plan asked; it may have been another plan.</summary>
    public void Done(RouterPlan plan)
    {
        if (_owed.TryGetValue(plan.Attachment.Key, out var owed) && owed.Work != RouterWork.LettingGo && owed.Plan.IsLike(plan))
        {
            _owed.Remove(plan.Attachment.Key);
        }
    }

    /// <summary>A router is gone, and holds nothing.</summary>
    public void Ended(VirtualRouterKey key)
    {
        if (_owed.TryGetValue(key, out var owed))
        {
            if (owed.Work == RouterWork.LettingGo)
            {
                _owed.Remove(key);
            }
            else
            {
                _owed[key] = owed with { Work = RouterWork.Starting };
            }
        }
    }

    private void Owe(IEnumerable<RouterPlan> routers, RouterWork work)
    {
        foreach (var router in routers)
        {
            var lets = _owed.TryGetValue(router.Attachment.Key, out var owed) && owed.Work is RouterWork.LettingGo or RouterWork.StartingAfresh;
            _owed[router.Attachment.Key] = (router, lets && work != RouterWork.LettingGo ? RouterWork.StartingAfresh : work);
        }
    }
}
