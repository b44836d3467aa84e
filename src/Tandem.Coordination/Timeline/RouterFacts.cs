using Tandem.Actors.Advice;
using Tandem.Actors.Routers;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Timeline;

/// <summary>What of the routers' reports is recorded. Knows how each stood last, as only a difference is worth an entry.</summary>
internal sealed class RouterFacts
{
    private readonly Dictionary<VirtualRouterKey, RouterStanding> _known = [];

    public static TimelineFact Of(RouterTransitioned transitioned)
    {
        var router = transitioned.Snapshot.Router;
        return new TimelineFact.Transitioned(
            router.Parameters.Key, transitioned.Snapshot.Name, transitioned.From, transitioned.To, transitioned.Reason, router.Parameters.Priority, transitioned.Source);
    }

    public TimelineFact? Of(NodeReport report)
    {
        switch (report)
        {
            case NodeReport.Everything everything:
                _known.Clear();
                foreach (var router in everything.Routers)
                {
                    _known[router.Key] = router;
                }

                return null;
            case NodeReport.Changed(var standing):
                var before = _known.GetValueOrDefault(standing.Key)?.Effective.Priority;
                _known[standing.Key] = standing;
                return before is { } old && old != standing.Effective.Priority
                    ? new TimelineFact.Prioritized(standing.Key, standing.Name, old, standing.Effective.Priority)
                    : null;
            case NodeReport.Released(var key, var mastership):
                return new TimelineFact.Released(key, _known.GetValueOrDefault(key)?.Name ?? key.ToString(), mastership.Epoch);
            case NodeReport.AttestationEnded { Outcome: not AttestationOutcome.Honoured } ended:
                return new TimelineFact.Attested(ended.Key, ended.Outcome, 1 + ended.Folded, ended.Source);
            case NodeReport.AdviceDropped dropped:
                return new TimelineFact.AdviceDropped(dropped.Advice.Key, dropped.Advice.GetType().Name, dropped.Refusal, 1);
            default:
                return null;
        }
    }
}
