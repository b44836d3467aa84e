using System.ComponentModel;
using System.Globalization;
using Tandem.Guard.Scripts;
using Tandem.Guard.Systemd;
using Tandem.Guard.Wills;
using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard;

/// <summary>Starts a worker, judges it, ends it, releases what it held and starts the next; on the guard's one thread.</summary>
internal sealed class Supervisor(
    WorkerProgram program, GuardFiles files, ScriptDesk scripts, Executor executor, Notifier notifier, GuardLog log, TextWriter errors, Action prepare, Action<Life> started) : IDisposable
{
    /// <summary>A worker hands over for up to 1 s, releases within 4 s, and then leaves the cluster, which nobody waits for.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(6);

    private readonly Executor _executor = executor;
    private readonly Succession _succession = new(executor, outcome => outcome.Tell(files.Outcome, log), log);
    private readonly Grace _grace = new(MonotonicClock.Now);
    private readonly BackOff _backOff = new();
    private readonly Lateness _lateness = new(log);
    private readonly Relief _relief = new(log);
    private Life? _life;
    private Instant _startAt;
    private Instant _endBy = Instant.Never;
    private bool _stopping;
    private bool _everReady;

    /// <summary>Set when there is nothing left to guard.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>When <see cref="Tick"/> is wanted, whatever else happens.</summary>
    public Instant NextAt
    {
        get
        {
            var next = Instant.Earlier(Instant.Earlier(_grace.NextTick, _endBy), Instant.Earlier(notifier.NextAt, _succession.NextAt));
            return Instant.Earlier(next, _life is { } life ? _grace.EndsAt(life) : _startAt);
        }
    }

    /// <summary>Looks whether something is due.</summary>
    public void Tick(Instant now)
    {
        _lateness.Note(_grace.Look(now), now);
        if (_succession.Tick(_life, now) is { } charge)
        {
            End(_life!, charge);
        }
        else if (_life is { } life)
        {
            Judge(life, now);
        }
        else if (_stopping)
        {
            ExitCode ??= Guard.ExitCode.Success;
        }

        if (_life is null && ExitCode is null && now >= _startAt)
        {
            Start(now);
        }

        notifier.Watch(now);
    }

    /// <summary>The worker has connected.</summary>
    public bool Connect(RecordSocket connection)
    {
        if (_life?.TryConnect(connection) == true || _succession.TryConnect(connection))
        {
            return true;
        }

        connection.Dispose();
        return false;
    }

    /// <summary>The worker has said something, or its connection has ended.</summary>
    public void Read()
    {
        if (_life is not { Connection: not null } life)
        {
            _succession.Look(_life, MonotonicClock.Now);
            return;
        }

        var connected = life.Drain(out var problem);
        if (problem is not null)
        {
            log.Warning(problem);
        }

        if (!_everReady && life.ReadySince is not null)
        {
            _everReady = true;
            notifier.Tell("READY=1");
        }

        if (life.TryTellReady())
        {
            _grace.Renew(MonotonicClock.Now);
            log.Errors(_succession.Complete(life));
            log.Information($"worker {life.Process.Id} is ready, routers: {life.Routers}");
            notifier.Tell($"STATUS=worker {life.Process.Id} is ready, routers: {life.Routers}");
        }

        _succession.Look(life, MonotonicClock.Now);
        if (!connected)
        {
            LoseConnection(life, because: problem);
        }
    }

    /// <summary>The worker is gone.</summary>
    public void NoteEnd()
    {
        var now = MonotonicClock.Now;
        _succession.Look(_life, now);
        if (_life is not { } life || !life.Process.WaitForEnd(TimeSpan.Zero))
        {
            return;
        }

        if (!_stopping && _succession.Follow(life, now) is { } successor)
        {
            _life = successor;
            _grace.Begin(MonotonicClock.Now);
            return;
        }

        End(life, charge: null);
    }

    /// <summary>SIGUSR1: the worker is to be followed by another one without anything being released, after an upgrade for example.</summary>
    public void Upgrade() => _succession.Begin(_stopping ? null : _life, MonotonicClock.Now, () => Begin(successor: true));

    /// <summary>SIGTERM or SIGINT.</summary>
    public void Stop(Instant now)
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        notifier.Tell("STOPPING=1\nSTATUS=stopping");
        log.Information("stopping");
        _endBy = now + StopWithin;
        _succession.Abandon("is of no use any more");
        _life?.Process.Signal(LibC.SIGTERM);
    }

    /// <summary>Scripts have ended.</summary>
    public void PassReports() => _life?.PassReports();

    /// <summary>SIGHUP.</summary>
    public void PassHangup() => _life?.Process.Signal(LibC.SIGHUP);

    public void Dispose()
    {
        _succession.Abandon("is of no use any more");
        _life?.Dispose();
    }

    private Life Begin(bool successor)
    {
        prepare();
        var life = Life.Begin(program, files, _executor, scripts, successor);
        started(life);
        return life;
    }

    private void Start(Instant now)
    {
        try
        {
            _life = Begin(successor: false);
            log.Information($"worker {_life.Process.Id} started");
            if (!_life.Process.CanBeWatched)
            {
                NoteEnd();
            }
        }
        catch (Exception refused) when (refused is Win32Exception or IOException or UnauthorizedAccessException)
        {
            if (!_everReady)
            {
                errors.WriteLine($"tandemd: cannot start {program.Path}: {refused.Message}{(refused is Win32Exception ? "; name the worker with --worker PATH" : "")}");
                ExitCode = Guard.ExitCode.Refused;
                return;
            }

            var wait = _backOff.After(TimeSpan.Zero);
            _startAt = now + wait;
            log.Error($"{program.Path} cannot be started: {refused.Message}; {Again(wait)}");
        }

        _grace.Begin(MonotonicClock.Now);
    }

    private void Judge(Life life, Instant now)
    {
        // Who is ending, as it was told to, comes to rest before it is gone.
        var mustMove = !_stopping && _succession.Stage != SuccessionStage.Dying;
        if (mustMove)
        {
            _relief.Look(life, _grace, now);
        }

        if (now >= _endBy)
        {
            End(life, _stopping ? $"did not stop within {StopWithin.TotalSeconds} s" : "did not end although its connection had ended");
        }
        else if (mustMove && _grace.Charge(life, now) is { } charge)
        {
            End(life, charge);
        }
        else if (now >= life.Use.NextAt && life.Use.Look(now))
        {
            End(life, "used over 90 % of a processor for 5 s with a real-time thread");
        }
    }

    /// <summary>
    /// A worker whose connection we have ended takes that for the end of its guard: it releases in order and ends by itself. A
    /// connection that ended by itself is the first sign of a worker's death.
    /// </summary>
    private void LoseConnection(Life life, string? because)
    {
        life.Disconnect();
        if (_succession.ExpectsEnd)
        {
            return;
        }

        if (because is null)
        {
            End(life, charge: null);
        }
        else
        {
            _endBy = Instant.Earlier(_endBy, MonotonicClock.Now + StopWithin);
        }
    }

    private void End(Life life, string? charge)
    {
        var ending = Ending.Of(life, _succession, judged: charge is not null);
        _life = null;
        _endBy = Instant.Never;
        if (ending.Threads is { } threads)
        {
            log.Warning($"worker {life.Process.Id} before its end: {threads}");
        }

        Conclude(life, ending.Gone, charge, $"routers released: {ending.Released}, in {ending.Took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms");
        log.Errors(ending.Problems);
        life.Dispose();
        _grace.Begin(MonotonicClock.Now);
    }

    private void Conclude(Life life, bool gone, string? charge, string released)
    {
        if (gone)
        {
            life.Process.Reap();
        }

        var ending = charge is null ? life.Process.Ending() : gone ? $"{charge} and was killed" : $"{charge} and cannot be killed";
        var ended = $"worker {life.Process.Id} {ending}";
        if (_stopping)
        {
            ExitCode = charge is not null ? Guard.ExitCode.Refused : life.DiedOfOurSignal ? Guard.ExitCode.Success : life.Process.ExitCode;
            log.Information($"{ended}; {released}");
        }
        else if (charge is null && !_everReady && Guard.ExitCode.IsFinal(life.Process.ExitCode))
        {
            ExitCode = life.Process.ExitCode;
        }
        else
        {
            var wait = _backOff.After(life.ReadySince is { } since ? MonotonicClock.Now - since : TimeSpan.Zero);
            _startAt = MonotonicClock.Now + wait;
            log.Error($"{ended}; {released}; {Again(wait)}");
            notifier.Tell($"STATUS={ended}; {Again(wait)}");
        }
    }

    private static string Again(TimeSpan wait) => wait == TimeSpan.Zero ? "restart at once" : $"restart in {wait.TotalSeconds} s";
}
