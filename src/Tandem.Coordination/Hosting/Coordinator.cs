using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Security;
using Tandem.Coordination.Timeline;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Hosting;

/// <summary>
/// The host of the cluster's disposable actor system: makes it, makes it anew when it failed or has to give way, and ends it. It lives outside
/// of the system, on ordinary pool threads, and nothing it does is waited for by anything that holds an address.
/// </summary>
public sealed class Coordinator : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RenewLimit = TimeSpan.FromSeconds(2);
    private const int LongestPatience = 64;

    private readonly CoordinationOptions _options;
    private readonly CoordinatorPorts _ports;
    private readonly CoordLasting _lasting;
    private readonly RetryPause _pause = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    private readonly TaskCompletionSource<TimeSpan> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _renewal = NoRenewal();
    private Task _running = Task.CompletedTask;
    private string? _toldRefusal;
    private int _patience = 1;
    private RestartReason? _former;

    public Coordinator(CoordinationOptions options, CoordinatorPorts told)
    {
        var ports = told with { Tell = happened => Tell(told, happened) };
        _options = options;
        var peers = new Peers(options.Nodes, options.Node);
        var clocks = new PeerClocks(ports.Time);
        _lasting = new CoordLasting(
            peers,
            new MemberRegister(peers, ports.Time, ports.Tell),
            new EnvelopeSource(options.Cluster, options.Node, options.BootId, ports.Clock.Next, clocks),
            new EnvelopeFilter(options.Cluster, peers.Others.Select(rank => peers[rank].Name)),
            clocks,
            new ClockWatch(ports.Clock, ports.Time, ports.Tell));
        var refusals = new WireRefusals(new RefusalLog(
            ports.Time, line => ports.Tell(new CoordinatorEvent.Refused(line)), options.Nodes.SelectMany(node => (string[])[node.Name, node.Address.ToString()])));
        _ports = ports with { Setups = [.. ports.Setups, refusals] };
    }

    /// <summary>Names this life of the process to the peers.</summary>
    public Guid BootId => _options.BootId;

    /// <summary>Who is a member and reached, now.</summary>
    public MemberTable Members => _lasting.Register.Table;

    /// <summary>How often the system was made.</summary>
    public int Lives { get; private set; }

    /// <summary>Returns at once.</summary>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Has the transport asked anew: the present life leaves and another begins, or one is tried at once. Returns at once.</summary>
    public void Renew() => Volatile.Read(ref _renewal).TrySetResult();

    /// <summary>Leaves the cluster and ends the system, within the limit or soon after it on its own; with no time at all, without leaving.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        _stop.TrySetResult(limit);
        try
        {
            await _running.WaitAsync(limit + EndLimit, _ports.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The process ends anyway.
        }
    }

    public ValueTask DisposeAsync() => new(StopAsync(EndLimit));

    private async Task RunAsync()
    {
        while (!_stop.Task.IsCompleted)
        {
            // Before the transport is asked: a renewal that comes meanwhile is for the next life.
            Volatile.Write(ref _renewal, NoRenewal());
            if (TryBegin(out var why) is { } life)
            {
                await LiveAsync(life).ConfigureAwait(false);
                continue;
            }

            var pause = _pause.Next();
            if (why != _toldRefusal)
            {
                _toldRefusal = why;
                _ports.Tell(new CoordinatorEvent.NotStarted(why, pause));
            }

            await Task.WhenAny(_stop.Task, _renewal.Task, Task.Delay(pause, _ports.Time)).ConfigureAwait(false);
        }
    }

    private async Task LiveAsync(CoordLife life)
    {
        await Task.WhenAny(life.Ended, _renewal.Task, _stop.Task).ConfigureAwait(false);
        if (_stop.Task.IsCompleted)
        {
            var limit = await _stop.Task.ConfigureAwait(false);
            await (limit > TimeSpan.Zero ? life.LeaveAsync(limit, _ports.Time) : life.EndAsync(EndLimit, _ports.Time)).ConfigureAwait(false);
            return;
        }

        if (!life.Ended.IsCompleted)
        {
            _ports.Tell(new CoordinatorEvent.Restarting(RestartReason.Renewed, null));
            await life.LeaveAsync(RenewLimit, _ports.Time).ConfigureAwait(false);
            (_former, _patience) = (RestartReason.Renewed, 1);
            NoteEnd();
            return;
        }

        var asked = await life.Ended.ConfigureAwait(false);
        _former = asked.Reason;
        _ports.Tell(new CoordinatorEvent.Restarting(asked.Reason, asked.Peer));
        _patience = Members.Members.Any(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }) || asked.Reason == RestartReason.GivesWay
            ? 1
            : Math.Min(_patience * 2, LongestPatience);
        await life.EndAsync(EndLimit, _ports.Time).ConfigureAwait(false);
        NoteEnd();
    }

    private void NoteEnd()
    {
        _lasting.Register.NoteEnd();
        _ports.Roster.NoteEnd(Members);
    }

    /// <summary>A log that cannot be written, as one without a reader, is no reason to end the channel.</summary>
    private static void Tell(CoordinatorPorts ports, CoordinatorEvent happened)
    {
        try
        {
            ports.Tell(happened);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // There is nobody to tell this to either.
        }
    }

    private static TaskCompletionSource NoRenewal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whatever is wrong with the cluster's system is told and tried again: it is never worth an address.</summary>
    private CoordLife? TryBegin(out string why)
    {
        ActorSystem? system = null;
        try
        {
            if (ListenTrial.Run(_lasting.Peers.Self, _options.Port) is { } refusal)
            {
                why = refusal;
                return null;
            }

            system = CoordSystem.Create(_lasting.Peers.Self, _options.Port, _ports.Transport(), _ports);
            _ports.Created?.Invoke(system);
            var timed = _ports with { Timings = _ports.Timings.WithPatience(_patience).After(_former) };
            var life = new CoordLife(system, _options, timed, _lasting);
            Lives++;
            _pause.Reset();
            (why, _toldRefusal) = ("", null);
            if (Lives == 1)
            {
                _ports.Tell(new CoordinatorEvent.Started(_options.Node, $"{_lasting.Peers.Self.Host}:{_options.Port}"));
            }

            return life;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _ = system?.Terminate();
            why = (failure as CoordinationRefusedException ?? failure.GetBaseException()).Message;
            return null;
        }
    }
}
