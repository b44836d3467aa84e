using System.Collections.Immutable;
using Tandem.Actors.Checks;
using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;
using Tandem.Network.Ports;

namespace Tandem.Actors.Tests.Checks;

/// <summary>
/// A node whose router web, of priority 200, has a check every second, fall 3, rise 2. Its first runs are at 0 s and 1 s, and it is up at 1 s.
/// </summary>
public abstract class Clinic : Stage
{
    protected static readonly CheckTarget Service = new CheckTarget.Process("haproxy", null);

    protected static readonly ProbeResult Well = new ProbeResult.Passed("well");

    protected static readonly ProbeResult Ill = new ProbeResult.Failed("refused");

    protected static readonly ProbeResult Late = new ProbeResult.Unknown("late");

    /// <summary>The plan: web with one check, and other nodes that take part.</summary>
    protected static NodePlan Plan(RouterCheck use, CheckTarget? target = null, params string[] others) => Scene.Plan(
        Scene.WebPlan with { Checks = [use], Others = [.. others] }) with
    {
        Checks = [new CheckPlan(use.Check, target ?? Service, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), Fall: 3, Rise: 2)],
    };

    /// <summary>Starts alone on the segment and waits until it is Master, with its check up.</summary>
    protected void StartWell(RouterCheck use, params string[] others)
    {
        Interfaces.Set(Scene.Eth0);
        Start(Plan(use, null, others));
        Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(CheckState.Up, State);
        Assert.True(Kernel.IsOpen(Scene.Web));
        Kernel.ClearJournal();
        Forget();
    }

    protected CheckState State => Checks.Current.Checks.Values.Single().State;

    protected RouterVerdict Verdict => Checks.Current.Routers[Scene.Web];

    /// <summary>The runs of the next seconds say this.</summary>
    protected void Run(int seconds, ProbeResult result)
    {
        Prober.Says = _ => result;
        Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>The cluster tells how the only other node is.</summary>
    protected void PeerSays(CheckState state, bool? lastPassed, bool serves = true, string check = "haproxy")
    {
        var peer = new PeerHealth(
            "lb2",
            ImmutableDictionary<string, PeerCheck>.Empty.Add(check, new PeerCheck(state, lastPassed)),
            serves ? [Scene.Web] : []);
        Node.Tell(new CheckProtocol.PeersSaid(ImmutableDictionary<string, PeerHealth>.Empty.Add("lb2", peer)), Akka.Actor.ActorRefs.NoSender);
        Settle();
    }

    protected void Carrier(bool isUp) => Happen(new InterfaceEvent.Changed(Scene.Eth0 with { Name = "eth1", Index = 3, IsUp = isUp }));
}
