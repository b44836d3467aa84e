using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Coordination.Checks;
using Tandem.Coordination.Messages;
using Tandem.Network.Checks;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Simulation.Tests;

/// <summary>
/// The checks of all nodes of a world, and the channel on which they tell each other: late by anything up to an interval, and cut when the test
/// says so. What follows is decided by the real decision, and done to the real routers.
/// </summary>
internal sealed class Ward
{
    private const string Check = "haproxy";
    /// <summary>How long a Master that lets go stays out.</summary>
    public static readonly TimeSpan Aside = TimeSpan.FromMilliseconds(200);

    private readonly SimulatedWorld _world;
    private readonly Dictionary<SimulatedNode, Patient> _patients;

    public Ward(SimulatedWorld world, RouterCheck use)
    {
        _world = world;
        var names = world.Nodes.Select(node => node.Name).ToList();
        _patients = world.Nodes.ToDictionary(
            node => node,
            node => new Patient(new RouterHealth(node.Parameters.Key, [use], [.. names.Where(name => name != node.Name)])));
        Mail = new Mail(world);
        world.Changed = node => world.Clock.After(TimeSpan.Zero, () => Decide(node));
    }

    /// <summary>How they talk.</summary>
    public Mail Mail { get; }

    /// <summary>Nothing is told any more, and what was told is forgotten.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How often a Master stepped aside.</summary>
    public int Steps { get; private set; }

    /// <summary>A node's check has run.</summary>
    public void Run(SimulatedNode node, bool passed)
    {
        var patient = _patients[node];
        patient.Tally = patient.Tally.Take(passed ? new ProbeResult.Passed("") : new ProbeResult.Failed(""), fall: 3, rise: 2);
        Decide(node);
        Tell(node);
    }

    /// <summary>Cuts the channel.</summary>
    public void Cut()
    {
        IsCut = true;
        foreach (var (node, patient) in _patients)
        {
            patient.Peers = patient.Peers.Clear();
            Decide(node);
        }
    }

    /// <summary>True when its check is down.</summary>
    public bool IsDown(SimulatedNode node) => _patients[node].Tally.State == CheckState.Down;

    private void Tell(SimulatedNode node)
    {
        var tally = _patients[node].Tally;
        var report = CheckReports.Of(LocalHealth.None with
        {
            Checks = LocalHealth.None.Checks.Add(Check, new(Check, tally.State, tally.LastPassed, "", DateTimeOffset.UnixEpoch)),
            Serving = node.Router.Role == RouterRole.Initialize ? [] : [node.Parameters.Key],
        });
        foreach (var (other, patient) in _patients.Where(entry => entry.Key != node))
        {
            Mail.Send(node, other, report, arrive => _world.Clock.After(_world.UpTo(_world.Climate.Interval.TimeSpan / 10), arrive), said =>
            {
                if (!IsCut)
                {
                    patient.Peers = patient.Peers.SetItem(node.Name, CheckReports.Of(node.Name, (CheckReport)said));
                    Decide(other);
                }
            });
        }
    }

    /// <summary>As the actor of the checks does.</summary>
    private void Decide(SimulatedNode node)
    {
        var patient = _patients[node];
        var own = new Dictionary<string, CheckStanding> { [Check] = new(Check, patient.Tally.State, patient.Tally.LastPassed, "", default) };
        patient.Health = patient.Health.Decide(own, patient.Peers, node.Router.Role == RouterRole.Master, out var stepsAside);
        var verdict = patient.Health.Verdict;
        if (patient.Told != (verdict.Weight, verdict.IsReady))
        {
            patient.Told = (verdict.Weight, verdict.IsReady);
            node.Weigh(new AdviceProtocol.Weigh(verdict.Key, verdict.Weight, verdict.IsReady));
        }

        if (stepsAside)
        {
            Steps++;
            node.Advise(new RouterAdvice.LeaveAndStayOut(verdict.Key, LeaveCause.CheckFailed, node.Router.Mastership, _world.Clock.Now + Aside));
        }
    }

    private sealed class Patient(RouterHealth health)
    {
        public RouterHealth Health { get; set; } = health;

        public CheckTally Tally { get; set; } = CheckTally.None;

        public ImmutableDictionary<string, PeerHealth> Peers { get; set; } = ImmutableDictionary<string, PeerHealth>.Empty;

        public (int Weight, bool IsReady)? Told { get; set; }
    }
}
