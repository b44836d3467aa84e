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
    WorkerProgram program, GuardFiles files, ScriptDesk scripts, Notifier notifier, GuardLog log, TextWriter errors, Action prepare, Action<Life> started) : IDisposable
{
    /// <summary>A worker hands over for up to 1 s, releases within 4 s, and then leaves the cluster, which nobody waits for.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(6);

    /// <summary>The kernel may have to finish a call for a process that is killed.</summary>
    private static readonly TimeSpan DeathWithin = TimeSpan.FromSeconds(1);

    private readonly Executor _executor = Rehearsed();
    private readonly Grace _grace = new(MonotonicClock.Now);
    private readonly BackOff _backOff = new();
    private readonly Lateness _lateness = new(log);
    private Life? _life;
    private Instant _startAt;
    private Instant _endBy = Instant.Never;
    private Instant _watchdogAt;
    private bool _stopping;
    private bool _everReady;

    /// <summary>Set when there is nothing left to guard.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>When <see cref="Tick"/> is wanted, whatever else happens.</summary>
    public Instant NextAt
    {
        get
        {
            var next = Instant.Earlier(Instant.Earlier(_grace.NextTick, _endBy), notifier.WatchdogInterval is null ? Instant.Never : _watchdogAt);
            if (_life is not { } life)
            {
                return Instant.Earlier(next, _startAt);
            }

            foreach (var part in Pulse.Parts)
            {
                next = Instant.Earlier(next, _grace.EndsAt(life.PulseOf(part), life.ReadySince is not null));
            }

            return next;
        }
    }

    /// <summary>Looks whether something is due.</summary>
    public void Tick(Instant now)
    {
        _lateness.Note(_grace.Look(now), now);
        if (_life is { } life)
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

        if (notifier.WatchdogInterval is { } interval && now >= _watchdogAt)
        {
            _watchdogAt = now + interval;
            notifier.Tell("WATCHDOG=1");
        }
    }

    /// <summary>The worker has connected.</summary>
    public bool Connect(RecordSocket connection)
    {
        if (_life?.TryConnect(connection) == true)
        {
            return true;
        }

        connection.Dispose();
        return false;
    }

    /// <summary>The worker has said something, or its connection has ended.</summary>
    public void Read()
    {
        if (_life is not { } life)
        {
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
            log.Information($"worker {life.Process.Id} is ready, routers: {life.Routers}");
            notifier.Tell($"STATUS=worker {life.Process.Id} is ready, routers: {life.Routers}");
        }

        if (!connected)
        {
            LoseConnection(life, because: problem);
        }
    }

    /// <summary>The worker is gone.</summary>
    public void NoteEnd()
    {
        if (_life is { } life)
        {
            End(life, charge: null);
        }
    }

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
        _life?.Process.Signal(LibC.SIGTERM);
    }

    /// <summary>Scripts have ended.</summary>
    public void PassReports() => _life?.PassReports();

    /// <summary>SIGHUP.</summary>
    public void PassHangup() => _life?.Process.Signal(LibC.SIGHUP);

    public void Dispose()
    {
        _life?.Dispose();
        _executor.Dispose();
    }

    private static Executor Rehearsed()
    {
        var executor = new Executor();
        executor.Rehearse();
        return executor;
    }

    private void Start(Instant now)
    {
        try
        {
            prepare();
            _life = Life.Begin(program, files, _executor, scripts);
            started(_life);
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
        if (now >= _endBy)
        {
            End(life, _stopping ? $"did not stop within {StopWithin.TotalSeconds} s" : "did not end although its connection had ended");
        }
        else if (!_stopping && StoodStill(life, now) is { } charge)
        {
            End(life, charge);
        }
        else if (now >= life.Use.NextAt && life.Use.Look(now))
        {
            End(life, "used over 90 % of a processor for 5 s with a real-time thread");
        }
    }

    private string? StoodStill(Life life, Instant now)
    {
        foreach (var part in Pulse.Parts)
        {
            var pulse = life.PulseOf(part);
            if (_grace.StoodStill(now, pulse, life.ReadySince is not null) is { } still)
            {
                return string.Create(CultureInfo.InvariantCulture, $"stood still ({pulse.Name} for {still.TotalMilliseconds:0} ms)");
            }
        }

        return null;
    }

    /// <summary>
    /// A worker whose connection we have ended takes that for the end of its guard: it releases in order and ends by itself. A
    /// connection that ended by itself is the first sign of a worker's death.
    /// </summary>
    private void LoseConnection(Life life, string? because)
    {
        life.Disconnect();
        if (because is null)
        {
            End(life, charge: null);
        }
        else
        {
            _endBy = Instant.Earlier(_endBy, MonotonicClock.Now + StopWithin);
        }
    }

    /// <summary>
    /// None of its threads comes back from SIGKILL, so its routers are released at once, not only when all is cleared away, which
    /// takes tens of milliseconds. What a thread of it had begun in the kernel by then is undone after that.
    /// </summary>
    private void End(Life life, string? charge)
    {
        // One that is ending by itself keeps its own exit code.
        life.Process.Signal(LibC.SIGKILL);
        var began = MonotonicClock.Now;
        var problems = life.Release();
        var took = MonotonicClock.Now - began;
        var gone = life.Process.WaitForEnd(DeathWithin);
        problems = [.. problems, .. life.ReleaseAgain()];
        _life = null;
        _endBy = Instant.Never;
        Conclude(life, gone, charge, $"routers released: {life.Released}, in {took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms");
        foreach (var problem in problems)
        {
            log.Error(problem);
        }

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
