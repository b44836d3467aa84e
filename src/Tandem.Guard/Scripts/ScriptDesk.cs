using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Scripts;

/// <summary>
/// Where the guard's loop leaves scripts to be run, and finds what has become of them. A thread of its own runs them, of ordinary priority: to
/// start a program can take long, of a disk that does not answer for ever, and the loop never waits for that.
/// </summary>
internal sealed class ScriptDesk : IDisposable
{
    private const int MostWaiting = 256;
    private const int StackSize = 256 * 1024;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<ScriptTask> _tasks = new();
    private readonly ConcurrentQueue<(int Life, ScriptReport Report)> _reports = new();
    private readonly WakeSignal _toThread = new();
    private readonly WakeSignal _toLoop = new();
    private readonly ScriptUsers _users;
    private readonly GuardLog _log;
    private readonly Thread _thread;
    private volatile bool _isEnding;
    private volatile bool _isBroken;
    private int _lives;

    public ScriptDesk(ScriptUsers users, GuardLog log)
    {
        _users = users;
        _log = log;
        _thread = new Thread(Run, StackSize) { Name = "scripts", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Readable when there are reports.</summary>
    public int ReportsFd => _toLoop.Fd;

    /// <summary>A number for a worker.</summary>
    public int BeginLife() => ++_lives;

    /// <summary>Runs a script; its report comes in any case.</summary>
    public void Begin(int life, GuardRecord.ScriptWanted wanted)
    {
        if (_isBroken || !TryLeave(new ScriptTask.Begin(life, wanted)))
        {
            Tell(life, new ScriptReport(wanted.Id, ScriptOutcome.Busy, 0, "the guard cannot run scripts now"));
        }
    }

    /// <summary>Ends a script at once.</summary>
    public void GiveUp(int life, uint id) => _ = TryLeave(new ScriptTask.GiveUp(life, id));

    /// <summary>Ends all scripts at once.</summary>
    public void EndAll()
    {
        _tasks.Clear();
        _ = TryLeave(new ScriptTask.EndAll());
    }

    /// <summary>Before <see cref="TryTake"/>.</summary>
    public void Acknowledge() => _toLoop.Acknowledge();

    /// <summary>What is there for a worker; what is for another one is for nobody.</summary>
    public bool TryTake(int life, [NotNullWhen(true)] out ScriptReport? report)
    {
        while (_reports.TryDequeue(out var next))
        {
            if (next.Life == life)
            {
                report = next.Report;
                return true;
            }
        }

        report = null;
        return false;
    }

    /// <summary>Ends what runs, and waits for that, but not for long.</summary>
    public void Dispose()
    {
        if (_isEnding)
        {
            return;
        }

        _isEnding = true;
        _toThread.Signal();
        if (_thread.Join(LongestEnd))
        {
            _toThread.Dispose();
            _toLoop.Dispose();
        }
    }

    private bool TryLeave(ScriptTask task)
    {
        if (_tasks.Count >= MostWaiting)
        {
            return false;
        }

        _tasks.Enqueue(task);
        _toThread.Signal();
        return true;
    }

    private void Tell(int life, ScriptReport report)
    {
        _reports.Enqueue((life, report));
        _toLoop.Signal();
    }

    private void Run()
    {
        try
        {
            using var table = new ScriptTable(_users, Tell);
            table.WakeFor(_toThread.Fd);
            while (!_isEnding)
            {
                table.Turn(Instant.Never);
                _toThread.Acknowledge();
                while (_tasks.TryDequeue(out var task))
                {
                    Do(table, task);
                }
            }
        }
        catch (Exception bug) when (Survive(bug))
        {
        }
    }

    /// <summary>Whatever it is, it is not worth the guard: what runs is ended, and nothing is run any more.</summary>
    private bool Survive(Exception bug)
    {
        _isBroken = true;
        _log.Error($"scripts are not run any more: {bug}");
        return true;
    }

    private static void Do(ScriptTable table, ScriptTask task)
    {
        switch (task)
        {
            case ScriptTask.Begin(var life, var wanted):
                table.Begin(life, wanted);
                break;
            case ScriptTask.GiveUp(var life, var id):
                table.GiveUp(life, id);
                break;
            case ScriptTask.EndAll:
                table.EndAll();
                break;
        }
    }
}
