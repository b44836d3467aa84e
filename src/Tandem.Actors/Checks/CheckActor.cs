using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Network.Checks;

namespace Tandem.Actors.Checks;

/// <summary>One check: begins its runs, one at a time, and tells its parent where it stands. Its runs are on other threads.</summary>
internal sealed class CheckActor : ReceiveActor, IWithTimers
{
    private static readonly object RunTimer = new();
    private static readonly object OverdueTimer = new();

    /// <summary>A run ends itself at its time-out. One that is this much later is lost, and is no reason to look no more.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(5);

    private readonly CheckPlan _plan;
    private readonly NodePorts _ports;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CarrierSample _carrier = new();
    private CheckTally _tally = CheckTally.None;
    private string _detail = "";
    private (long At, DateTimeOffset WallClock) _since;
    private long _begunAt;
    private int _run;
    private int _unknown;
    private IDisposable? _running;

    public static Props PropsFor(CheckPlan plan, NodePorts ports) =>
        Props.Create(() => new CheckActor(plan, ports)).WithDispatcher(CheckDispatcher.Id);

    public CheckActor(CheckPlan plan, NodePorts ports)
    {
        (_plan, _ports) = (plan, ports);
        _since = (ports.Time.GetTimestamp(), ports.Time.GetUtcNow());

        Receive<RunDue>(Handle);
        Receive<Ended>(Handle);
        Receive<RunOverdue>(Handle);
        Receive<CheckProtocol.Carrier>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Tell();
        Self.Tell(new RunDue());
    }

    protected override void PostStop() => _running?.Dispose();

    private void Handle(RunDue due)
    {
        _begunAt = _ports.Time.GetTimestamp();
        if (_plan.Target is CheckTarget.Interface)
        {
            Take(_carrier.Take());
            return;
        }

        var (self, run) = (Self, ++_run);
        Timers.StartSingleTimer(OverdueTimer, new RunOverdue(run), _plan.Timeout + Overdue);
        _running = _ports.Prober.Begin(_plan.Target, _plan.Timeout, result => self.Tell(new Ended(run, result), ActorRefs.NoSender));
    }

    private void Handle(Ended ended)
    {
        if (ended.Run == _run)
        {
            _running = null;
            Timers.Cancel(OverdueTimer);
            Take(ended.Result);
        }
    }

    private void Handle(RunOverdue overdue)
    {
        _running?.Dispose();
        _running = null;
        _run++;
        Take(new ProbeResult.Unknown("the run never ended"));
    }

    private void Handle(CheckProtocol.Carrier carrier) => _carrier.Note(carrier.IsUp);

    private void Take(ProbeResult result)
    {
        var (before, detail) = (_tally, _detail);
        (_tally, _detail) = (before.Take(result, _plan.Fall, _plan.Rise), result.Detail);
        _unknown = result is ProbeResult.Unknown ? _unknown + 1 : 0;
        if (_tally.State != before.State)
        {
            Turn(before.State);
        }
        else if (_unknown == _plan.Fall)
        {
            _log.Warning(LogTemplates.CheckCannotTell, _plan.Name, _unknown, _detail);
        }

        if (_tally.State != before.State || _tally.LastPassed != before.LastPassed || _detail != detail)
        {
            Tell();
        }

        var left = _plan.Interval - _ports.Time.GetElapsedTime(_begunAt);
        Timers.StartSingleTimer(RunTimer, new RunDue(), left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>One line when it falls or rises, and none for a run.</summary>
    private void Turn(CheckState before)
    {
        var lasted = string.Create(CultureInfo.InvariantCulture, $"{_ports.Time.GetElapsedTime(_since.At).TotalSeconds:0.0}");
        _since = (_ports.Time.GetTimestamp(), _ports.Time.GetUtcNow());
        if (_tally.State == CheckState.Down)
        {
            _log.Warning(LogTemplates.CheckFell, _plan.Name, _detail, _tally.Streak, before, lasted);
        }
        else
        {
            _log.Info(LogTemplates.CheckRose, _plan.Name, _detail, _tally.Streak, before, lasted);
        }

        Context.System.EventStream.Publish(new CheckTurned(Standing()));
    }

    private void Tell() => Context.Parent.Tell(new CheckProtocol.Stood(Standing()));

    private CheckStanding Standing() => new(_plan.Name, _tally.State, _tally.LastPassed, _detail, _since.WallClock);

    private sealed record RunDue;

    private sealed record RunOverdue(int Run);

    private sealed record Ended(int Run, ProbeResult Result);
}
