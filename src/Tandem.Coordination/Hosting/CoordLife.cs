using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.Hosting;

/// <summary>One life of the cluster's system: from a working listener until something asks for another, or it ends by itself.</summary>
internal sealed class CoordLife
{
    private readonly ActorSystem _system;
    private readonly TaskCompletionSource<MembershipProtocol.StartAfresh> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CoordLife(ActorSystem system, CoordinationOptions options, CoordinatorPorts ports, CoordLasting lasting)
    {
        _system = system;
        var (peers, register, source, filter, clocks, watch) = lasting;
        var addresses = peers.Others.ToDictionary(rank => peers[rank].Name, rank => CoordSystem.AddressOf(system, peers[rank], options.Port), StringComparer.Ordinal);
        var membership = new CoordinationPart(
            "membership",
            part => MembershipActor.PropsFor(new(peers, ports.Timings, register, part.Exchange, ports.Time, reason => _ended.TrySetResult(reason))));
        var roster = new CoordinationPart("roster", part => RosterActor.PropsFor(part, ports.Figures));
        PartPorts PortsFor(IActorRef exchange) =>
            new(exchange, ports.Advice, options.Node, peers, ports.Roster, ports.Time) { Members = () => register.Table, Clock = ports.Clock };
        system.ActorOf(
            CoordinationActor.PropsFor(ExchangeActor.PropsFor(addresses, source, filter, clocks, watch), PortsFor, [membership, roster, .. ports.Parts]), "coordination");
        _ = system.WhenTerminated.ContinueWith(
            _ => _ended.TrySetResult(new(RestartReason.Ended, null)), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Completes when another life is wanted.</summary>
    public Task<MembershipProtocol.StartAfresh> Ended => _ended.Task;

    /// <summary>Leaves the cluster in order, then ends.</summary>
    public async Task LeaveAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await CoordinatedShutdown.Get(_system).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance).WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A member that cannot be reached does not answer, and a refused peer has spoilt the phases; nobody needs the answer.
        }

        await EndAsync(limit, time).ConfigureAwait(false);
    }

    /// <summary>Ends at once. The others see an unreachable member.</summary>
    public async Task EndAsync(TimeSpan limit, TimeProvider time)
    {
        try
        {
            await _system.Terminate().WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The next life will find the port taken, say so, and try again.
        }
    }
}
