using Tandem.Actors.Advice;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>One node's book on the bench: what goes in by hand, what comes out as words. Times are milliseconds; the router advertises each second.</summary>
internal sealed class Bench
{
    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));
    public static readonly IPvXAddress A = IPvXAddress.Parse("192.0.2.10");
    public static readonly IPvXAddress B = IPvXAddress.Parse("192.0.2.11");
    public static readonly Guid Id = new(1, 0, 0, new byte[8]);
    public static readonly Mastership Third = new(new Guid(7, 0, 0, new byte[8]), 3);

    private readonly List<HandOverAct> _acts = [];

    public Bench(string? unready = null) => Book = new HandOverBook(_ => unready, () => Id);

    public HandOverBook Book { get; }

    public static Instant At(int milliseconds) => new(milliseconds * 1_000_000L);

    /// <summary>Node a as Master in its third mastership.</summary>
    public static RouterStanding Master(byte priority = 254) => Standing(RouterRole.Master, A, priority, Third, null);

    /// <summary>Node b as Backup that hears a.</summary>
    public static RouterStanding Backup(byte heard = 254, byte own = 251, int since = 0) => Standing(RouterRole.Backup, B, own, Third, Heard(A, heard, since));

    public static RouterStanding Standing(RouterRole role, IPvXAddress source, byte priority, Mastership mastership, HeardMaster? heard)
    {
        var parameters = new VirtualRouterParameters(
            Web, VrrpVersion.V3, new Priority(priority), AdvertisementInterval.Default, new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.0.2.100"), 24)));
        return new("web", "eth0", role, source, At(0), default, null, parameters, parameters, mastership, heard, IsAttested: false);
    }

    public static HeardMaster Heard(IPvXAddress source, byte priority, int since = 0) =>
        HeardMaster.Hear(null, Advertisement(source, priority), At(since))!;

    public string Report(int at, NodeReport report) => Do(acts => Book.Report(report, At(at), acts));

    public string Stand(int at, RouterStanding standing) => Report(at, new NodeReport.Changed(standing));

    public string Hear(int at, string from, INodeMessage message) => Do(acts => Book.Hear(from, message, At(at), acts));

    public string Begin(int at, string target) => Do(acts => Book.Begin(Web, target, "drain", At(at), acts));

    public string Want(string node) => Do(acts => Book.Want(Web, node, acts));

    public string AnswerWaiting(int at) => Do(acts => Book.AnswerWaiting(At(at), acts));

    public string Lapse(int at) => Do(acts => Book.Lapse(At(at), acts));

    private static Advertisement Advertisement(IPvXAddress source, byte priority) =>
        default(Advertisement) with { Source = source, Priority = new Priority(priority), Interval = AdvertisementInterval.Default };

    private string Do(Action<List<HandOverAct>> step)
    {
        _acts.Clear();
        step(_acts);
        Assert.DoesNotContain(_acts.SkipWhile(act => act is not HandOverAct.Send), act => act is HandOverAct.Note);
        return string.Join("; ", _acts.Select(Words).OfType<string>());
    }

    private static string? Words(HandOverAct act) => act switch
    {
        HandOverAct.Send(var to, HandOverAbandoned abandoned) => $"to {to}: abandoned, {abandoned.Reason}",
        HandOverAct.Send(var to, HandOverPrepared prepared) => $"to {to}: prepared, heard {prepared.Master?.ToString() ?? "nobody"} with {prepared.Priority}",
        HandOverAct.Send(var to, var message) => $"to {to}: {message.GetType().Name["HandOver".Length..].ToLowerInvariant()}",
        HandOverAct.Advise(RouterAdvice.HoldPreemption hold) => $"advise hold until {hold.Until.Nanoseconds / 1_000_000}",
        HandOverAct.Advise(RouterAdvice.TakeOver take) => $"advise take over from {take.From.Source}",
        HandOverAct.Advise(var advice) => $"advise {advice.GetType().Name.ToLowerInvariant()}",
        HandOverAct.End(var ending) => $"{(ending.IsDone ? "done" : "not done")}, {ending.Words}",
        HandOverAct.Declined(_, var node, var reason) => $"{node} declined, {reason}",
        _ => null,
    };
}
