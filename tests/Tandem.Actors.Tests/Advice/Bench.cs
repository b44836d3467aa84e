using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Tests.Advice;

/// <summary>One advised router as a value, with a link loop that brings everything back at once. Times are in milliseconds.</summary>
internal sealed class Bench
{
    private readonly List<RouterAct> _acts = [];
    private long _sequence;

    public AdvisedRouter Router { get; private set; } =
        AdvisedRouter.Configured(RouterCore.Configured(Scene.Parameters(Scene.Web, 200), null), new Mastership(Guid.Empty, 0));

    /// <summary>What was told, in order.</summary>
    public List<NodeReport> Told { get; } = [];

    /// <summary>Effects that went to the link.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>Advertisements that were not believed, as the link was told.</summary>
    public List<UnattestedAdvertisement> Unattested { get; } = [];

    public RouterRole Role => Router.Role;

    public byte Priority => Router.Core.Router.Parameters.Priority.Value;

    public IEnumerable<AdviceRefusal> Refusals => Told.OfType<NodeReport.AdviceDropped>().Select(dropped => dropped.Refusal);

    public NodeReport.AttestationWanted Wanted => Told.OfType<NodeReport.AttestationWanted>().Last();

    public IEnumerable<AttestationOutcome> Outcomes => Told.OfType<NodeReport.AttestationEnded>().Select(ended => ended.Outcome);

    public static Instant At(double milliseconds) => new((long)Math.Round(milliseconds * 1_000_000));

    /// <summary>Alone on the segment until it is Master, at 4000 ms.</summary>
    public static Bench Master()
    {
        var bench = Backup();
        bench.Raise(4000, new RouterEvent.DeadlineReached());
        Assert.Equal(RouterRole.Master, bench.Role);
        bench.Effects.Clear();
        return bench;
    }

    /// <summary>Started at 0 ms.</summary>
    public static Bench Backup()
    {
        var bench = new Bench();
        bench.Raise(0, new RouterEvent.Startup(Scene.Own));
        return bench;
    }

    /// <summary>Claims: the peer is the one other member, and says that it is Master or not; a third, foreign router is known.</summary>
    public static RouterAdvice.Claims Claims(bool peerIsMaster) =>
        new(Scene.Web, [new MemberClaim("lb2", Scene.Peer, peerIsMaster)], [IPvXAddress.Parse("192.0.2.20")]);

    public Bench Hear(double at, byte priority, IPvXAddress? source = null)
    {
        var heard = new Advertisement(
            source ?? Scene.Peer, VrrpVersion.V3, new Vrid(51), new Priority(priority), AdvertisementInterval.Default, 1, ChecksumForm.PseudoHeader, AdvertisementRemarks.None);
        Raise(at, new RouterEvent.AdvertisementReceived(heard));
        return this;
    }

    public Bench Advise(double at, RouterAdvice advice)
    {
        Router = Router.Advise(advice, At(at), _acts);
        Perform(at);
        return this;
    }

    public Bench Review(double at)
    {
        Router = Router.Review(At(at), _acts);
        Perform(at);
        return this;
    }

    /// <summary>The link has carried out what it was told last.</summary>
    public Bench CarryOut(bool refused = false)
    {
        Router = Router.Executed(new LinkEvent.Executed(Scene.Web, _sequence) { WasRefused = refused }, _acts);
        Perform(0);
        return this;
    }

    public void Raise(double at, RouterEvent routerEvent)
    {
        Router = Router.Answer(new LinkEvent.Raised(Scene.Web, ++_sequence, At(at), null, routerEvent), out _, out var batch, _acts);
        Effects.AddRange(batch.Effects);
        if (batch.Unattested is { } unattested)
        {
            Unattested.Add(unattested);
        }

        Perform(at);
    }

    private void Perform(double at)
    {
        ImmutableArray<RouterAct> acts = [.. _acts];
        _acts.Clear();
        foreach (var act in acts)
        {
            switch (act)
            {
                case RouterAct.Raise(var routerEvent):
                    Raise(at, routerEvent);
                    break;
                case RouterAct.Leave(var cause):
                    Raise(at, new RouterEvent.Shutdown(cause));
                    break;
                case RouterAct.Return:
                    Raise(at, new RouterEvent.Startup(Scene.Own));
                    break;
                case RouterAct.Tell(var report):
                    Told.Add(report);
                    break;
            }
        }
    }
}
