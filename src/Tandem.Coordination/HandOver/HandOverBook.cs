using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// All hand-overs of this node that are under way, on either side, and the routers as they stand: what happens goes in, what is to be done comes
/// out. It knows no actor and no clock, so that tests can play it together with the real machines.
/// </summary>
/// <param name="unready">Why a router must not come here now; null: it may.</param>
/// <param name="name">Names a hand-over.</param>
internal sealed class HandOverBook(Func<VirtualRouterKey, string?> unready, Func<Guid> name)
{
    private const int MostKnown = 4096;

    /// <summary>Each costs five messages, and its Master's lowered priority lasts four intervals: a thousand at once would make each other late.</summary>
    private const int MostUnderWay = 128;

    private readonly Dictionary<VirtualRouterKey, RouterStanding> _standings = [];
    private readonly Dictionary<VirtualRouterKey, Giving> _givings = [];
    private readonly Dictionary<VirtualRouterKey, Taking> _takings = [];
    private readonly Dictionary<VirtualRouterKey, (Guid Id, string Node)> _wanted = [];
    private readonly List<(string From, HandOverWanted Wanted)> _waiting = [];
    private readonly HashSet<Guid> _known = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>This node ends: nothing comes here any more, and what it gives it does not want back.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Hand-overs by this node that are under way.</summary>
    public int UnderWay => _givings.Count;

    /// <summary>Whether another one may begin.</summary>
    public bool HasRoom => _givings.Count < MostUnderWay;

    /// <summary>The routers of which this node is Master.</summary>
    public IEnumerable<RouterStanding> Held => _standings.Values.Where(standing => standing.Role == RouterRole.Master);

    public Instant NextDeadline => _givings.Values.Select(giving => giving.Until).Concat(_takings.Values.Select(taking => taking.Until)).DefaultIfEmpty(Instant.Never).Min();

    public RouterStanding? Find(VirtualRouterKey key) => _standings.GetValueOrDefault(key);

    public bool IsGiving(VirtualRouterKey key) => _givings.ContainsKey(key);

    /// <summary>Hands a router over, if this node is its Master and is not at it already.</summary>
    public bool Begin(VirtualRouterKey key, string target, string reason, Instant now, List<HandOverAct> acts) => Begin(name(), key, target, reason, now, acts);

    /// <summary>Asks the Master of a router to hand it over to this node.</summary>
    public void Want(VirtualRouterKey key, string node, List<HandOverAct> acts)
    {
        if (Find(key) is { } standing)
        {
            var id = name();
            _wanted[key] = (id, node);
            acts.Add(new HandOverAct.Send(node, new HandOverWanted(id, key, standing.Effective.Priority)));
        }
    }

    /// <summary>What this node's routers tell.</summary>
    public void Report(NodeReport report, Instant now, List<HandOverAct> acts)
    {
        switch (report)
        {
            case NodeReport.Everything(_, var routers):
                foreach (var gone in _standings.Keys.Except(routers.Select(router => router.Key)).ToList())
                {
                    Lose(gone, acts);
                }

                foreach (var router in routers)
                {
                    Stand(router, now, acts);
                }

                break;
            case NodeReport.Changed(var standing):
                Stand(standing, now, acts);
                break;
            case NodeReport.Gone(var key):
                Lose(key, acts);
                break;
            case NodeReport.Released(var key, var ended):
                Give(key, giving => giving.Released(ended, now, acts));
                break;
            case NodeReport.AdviceDropped(var advice, _, _):
                Take(advice.Key, taking => taking.Dropped(advice));
                break;
        }
    }

    /// <summary>What a node says.</summary>
    public void Hear(string from, INodeMessage message, Instant now, List<HandOverAct> acts)
    {
        switch (message)
        {
            case HandOverWanted wanted when HasRoom || IsGiving(wanted.Router):
                Answer(from, wanted, now, acts);
                break;
            case HandOverWanted wanted:
                _waiting.RemoveAll(waiting => waiting.Wanted.Router == wanted.Router);
                _waiting.Add((from, wanted));
                break;
            case HandOverPrepare prepare when IsNew(prepare.HandOver):
                var refusal = IsLeaving ? "it is being stopped" : unready(prepare.Router);
                if (Taking.Begin(prepare, from, Find(prepare.Router), refusal, now, acts) is { } begun)
                {
                    _takings[prepare.Router] = begun;
                }

                break;
            case HandOverPrepared prepared when Find(prepared.Router) is { } standing:
                Give(prepared.Router, prepared.HandOver, from, giving => giving.Prepared(prepared, standing, now, acts));
                break;
            case HandOverGo go when Find(go.Router) is { } standing:
                Take(go.Router, go.HandOver, from, taking => taking.Go(standing, now, acts));
                break;
            case HandOverDone done:
                Take(done.Router, done.HandOver, from, taking => taking.Confirmed(acts));
                break;
            case HandOverAbandoned abandoned:
                Give(abandoned.Router, abandoned.HandOver, from, giving => giving.Refused(abandoned.Reason, acts));
                Take(abandoned.Router, abandoned.HandOver, from, taking => taking.Refused());
                if (_wanted.TryGetValue(abandoned.Router, out var asked) && asked == (abandoned.HandOver, from))
                {
                    _wanted.Remove(abandoned.Router);
                    acts.Add(new HandOverAct.Declined(abandoned.Router, from, abandoned.Reason));
                }

                break;
        }
    }

    /// <summary>Answers who had to wait because too many were under way.</summary>
    public void AnswerWaiting(Instant now, List<HandOverAct> acts)
    {
        while (HasRoom && _waiting is [var (from, wanted), ..])
        {
            _waiting.RemoveAt(0);
            Answer(from, wanted, now, acts);
        }
    }

    /// <summary>Looks at the clock.</summary>
    public void Lapse(Instant now, List<HandOverAct> acts)
    {
        foreach (var key in _givings.Where(giving => now >= giving.Value.Until).Select(giving => giving.Key).ToList())
        {
            Give(key, giving => giving.Lapse(now, acts));
        }

        foreach (var key in _takings.Where(taking => now >= taking.Value.Until).Select(taking => taking.Key).ToList())
        {
            Take(key, taking => taking.Lapse(now, acts));
        }
    }

    /// <summary>What was asked once is not begun a second time, however often it is heard.</summary>
    private bool IsNew(Guid id)
    {
        if (!_known.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > MostKnown)
        {
            _known.Remove(_order.Dequeue());
        }

        return true;
    }

    /// <summary>Only who would win on the wire gets what it asks for: this node must lose against it by its own effective priority.</summary>
    private void Answer(string from, HandOverWanted wanted, Instant now, List<HandOverAct> acts)
    {
        var standing = Find(wanted.Router);
        var giving = _givings.GetValueOrDefault(wanted.Router);
        var refusal = standing is not { Role: RouterRole.Master } ? "it is not Master"
            : giving is not null ? $"it hands over to {giving.Target} already"
            : standing.Effective.Priority >= wanted.Priority ? $"its priority is {standing.Effective.Priority}, not less than {wanted.Priority}"
            : null;
        if (refusal is null)
        {
            Begin(wanted.HandOver, wanted.Router, from, "preferred node returns", now, acts);
        }
        else if (giving?.Target != from)
        {
            acts.Add(new HandOverAct.Send(from, new HandOverAbandoned(wanted.HandOver, wanted.Router, refusal)));
        }
    }

    private bool Begin(Guid id, VirtualRouterKey key, string target, string reason, Instant now, List<HandOverAct> acts)
    {
        if (Find(key) is not { Role: RouterRole.Master, SourceAddress: not null } standing || standing.Configured.IsOwner || IsGiving(key))
        {
            return false;
        }

        var stays = IsLeaving ? TimeSpan.FromMinutes(1) : HandOverTimings.Yield(standing.Configured);
        Keep(key, Giving.Begin(id, standing, target, reason, stays, now, acts));
        return true;
    }

    private void Stand(RouterStanding standing, Instant now, List<HandOverAct> acts)
    {
        _standings[standing.Key] = standing;
        Give(standing.Key, giving => giving.Stand(standing, now, acts));
        Take(standing.Key, taking => taking.Stand(standing, now, acts));
        if (standing.Role == RouterRole.Master)
        {
            _wanted.Remove(standing.Key);
        }
    }

    private void Lose(VirtualRouterKey key, List<HandOverAct> acts)
    {
        _standings.Remove(key);
        Give(key, giving => giving.Gone(acts));
        Take(key, taking => taking.Gone(acts));
    }

    private void Give(VirtualRouterKey key, Guid id, string from, Func<Giving, Giving> step)
    {
        if (_givings.GetValueOrDefault(key) is { } giving && giving.Id == id && giving.Target == from)
        {
            Keep(key, step(giving));
        }
    }

    private void Give(VirtualRouterKey key, Func<Giving, Giving> step)
    {
        if (_givings.GetValueOrDefault(key) is { } giving)
        {
            Keep(key, step(giving));
        }
    }

    private void Take(VirtualRouterKey key, Guid id, string from, Func<Taking, Taking> step)
    {
        if (_takings.GetValueOrDefault(key) is { } taking && taking.Id == id && taking.From == from)
        {
            Take(key, step);
        }
    }

    private void Take(VirtualRouterKey key, Func<Taking, Taking> step)
    {
        if (_takings.GetValueOrDefault(key) is not { } taking)
        {
            return;
        }

        var stepped = step(taking);
        if (stepped.IsOver)
        {
            _takings.Remove(key);
        }
        else
        {
            _takings[key] = stepped;
        }
    }

    private void Keep(VirtualRouterKey key, Giving giving)
    {
        if (giving.IsOver)
        {
            _givings.Remove(key);
        }
        else
        {
            _givings[key] = giving;
        }
    }
}
