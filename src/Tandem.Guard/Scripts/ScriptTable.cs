using System.ComponentModel;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Scripts;

/// <summary>The scripts that run; for one thread.</summary>
internal sealed class ScriptTable(ScriptUsers users, Action<int, ScriptReport> told) : IDisposable
{
    /// <summary>So many at once. One is a process with what it starts, and two descriptors.</summary>
    public const int Most = 64;

    /// <summary>The first token of the table; below it they are its owner's.</summary>
    private const int FirstToken = 2;

    /// <summary>Killed ones that the kernel is still busy with are not waited for any longer.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly Poller _poller = new();
    private readonly Dictionary<int, ScriptRun> _runs = [];
    private int _lastToken = FirstToken;

    /// <summary>When something is due.</summary>
    private Instant NextAt => _runs.Values.Aggregate(Instant.Never, (next, run) => Instant.Earlier(next, run.NextAt));

    /// <summary>Has this descriptor end the wait.</summary>
    public void WakeFor(int fd) => _poller.Add(fd, 0);

    /// <summary>Starts one, or says why not.</summary>
    public void Begin(int life, GuardRecord.ScriptWanted wanted)
    {
        var command = wanted.Command;
        if (_runs.Values.FirstOrDefault(run => run.Life == life && run.Check == command.Check) is { } last)
        {
            // One that not even SIGKILL ends hangs in the kernel, in what it looks at: that is its result.
            told(life, new ScriptReport(
                wanted.Id, last.IsKilled ? ScriptOutcome.TimedOut : ScriptOutcome.Busy, 0, last.IsKilled ? "its last run cannot be ended" : "its last run has not ended"));
        }
        else if (_runs.Count >= Most)
        {
            told(life, new ScriptReport(wanted.Id, ScriptOutcome.Busy, 0, $"{Most} scripts run already"));
        }
        else if (ScriptLine.For(command, wanted.Limit + ScriptRun.Grace + ScriptRun.Grace, users, endsWithStarter: true, out var refusal) is { } line)
        {
            Start(life, wanted, line);
        }
        else
        {
            told(life, new ScriptReport(wanted.Id, ScriptOutcome.Refused, 0, refusal));
        }
    }

    /// <summary>Ends one at once.</summary>
    public void GiveUp(int life, uint id) => _runs.Values.FirstOrDefault(run => run.Life == life && run.Id == id)?.Kill(MonotonicClock.Now);

    /// <summary>Ends all at once.</summary>
    public void EndAll()
    {
        foreach (var run in _runs.Values)
        {
            run.Kill(MonotonicClock.Now);
        }
    }

    /// <summary>Waits until a script, the clock or who wakes has something, and does it.</summary>
    /// <param name="until">Not longer than this.</param>
    public void Turn(Instant until)
    {
        Span<int> ready = stackalloc int[16];
        var next = Instant.Earlier(NextAt, until);
        var now = MonotonicClock.Now;
        var wait = next == Instant.Never ? -1 : next <= now ? 0 : (int)Math.Min((next - now).TotalMilliseconds + 1, int.MaxValue);
        var count = _poller.Wait(ready, wait);
        now = MonotonicClock.Now;
        foreach (var token in ready[..count])
        {
            Handle(token, now);
        }

        foreach (var (token, run) in _runs.ToArray())
        {
            if (run.Tick(now))
            {
                told(run.Life, run.Report(code: null));
            }

            if (run.IsOver(now))
            {
                Conclude(token, run);
            }
        }
    }

    /// <summary>Ends all, and waits a little until nothing is left of them.</summary>
    public void Dispose()
    {
        EndAll();
        var until = MonotonicClock.Now + LongestEnd;
        while (_runs.Count > 0 && MonotonicClock.Now < until)
        {
            Turn(until);
        }

        _poller.Dispose();
    }

    private void Start(int life, GuardRecord.ScriptWanted wanted, IReadOnlyList<string> line)
    {
        ScriptProcess? process = null;
        try
        {
            process = ScriptProcess.Start(line, ScriptLine.Environment(wanted.Command));
            var token = _lastToken += 2;
            _poller.Add(process.EndFd, token);
            _poller.Add(process.OutputFd, token + 1);
            _runs[token] = new ScriptRun(life, wanted, process, MonotonicClock.Now);
        }
        catch (Win32Exception refused)
        {
            process?.Signal(LibC.SIGKILL);
            process?.Dispose();
            told(life, new ScriptReport(wanted.Id, ScriptOutcome.Refused, refused.NativeErrorCode, $"it cannot be started: {refused.Message}"));
        }
    }

    private void Handle(int token, Instant now)
    {
        if (!_runs.TryGetValue(token & ~1, out var run))
        {
            return;
        }

        if ((token & 1) == 0)
        {
            _poller.Remove(run.Process.EndFd);
            run.NoteEnd(now);
        }
        else if (!run.ReadOutput())
        {
            _poller.Remove(run.Process.OutputFd);
        }
    }

    /// <summary>What it leaves running ends with it. Its number is still its own until then.</summary>
    private void Conclude(int token, ScriptRun run)
    {
        run.Process.Signal(LibC.SIGKILL);
        told(run.Life, run.Report(run.Process.Reap()));
        _poller.Remove(run.Process.EndFd);
        _poller.Remove(run.Process.OutputFd);
        run.Dispose();
        _runs.Remove(token);
    }
}
