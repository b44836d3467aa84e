using System.Runtime.InteropServices;
using Tandem.Guard.Scripts;
using Tandem.Guard.Systemd;
using Tandem.Guard.Wills;
using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Loop;

namespace Tandem.Guard;

/// <summary>The one thread of the guard: it sleeps until the worker, a signal or the clock has something for it.</summary>
internal sealed class GuardLoop : IDisposable
{
    private const int WakeToken = 0;
    private const int TimerToken = 1;
    private const int ListenerToken = 2;
    private const int ConnectionToken = 3;
    private const int ProcessToken = 4;
    private const int ScriptToken = 5;

    private readonly Poller _poller = new();
    private readonly DeadlineTimer _timer = new();
    private readonly WakeSignal _wake = new();
    private readonly Executor _executor = Executor.Rehearsed();
    private readonly Signals _signals;
    private readonly GuardFiles _files;
    private readonly ScriptDesk _scripts;
    private RecordSocket _listener;
    private readonly Supervisor _supervisor;

    public GuardLoop(WorkerProgram program, GuardFiles files, ScriptDesk scripts, Notifier notifier, GuardLog log, TextWriter errors)
    {
        (_files, _scripts) = (files, scripts);
        _signals = new Signals(_wake);
        _listener = RecordSocket.Listen(files.Socket);
        _supervisor = new Supervisor(program, files, scripts, _executor, notifier, log, errors, ListenAgain, life => Watch(life.Process.Fd, ProcessToken));
        Watch(_wake.Fd, WakeToken);
        Watch(_timer.Fd, TimerToken);
        Watch(_listener.Fd, ListenerToken);
        Watch(scripts.ReportsFd, ScriptToken);
    }

    /// <summary>Guards until it is told to stop, or until a worker says that it cannot start.</summary>
    /// <returns>The process's exit code.</returns>
    public int Run()
    {
        Span<int> ready = stackalloc int[8];
        while (true)
        {
            _supervisor.Tick(MonotonicClock.Now);
            if (_supervisor.ExitCode is { } code)
            {
                return code;
            }

            _timer.Set(_supervisor.NextAt);
            var count = _poller.Wait(ready, -1);
            foreach (var token in ready[..count])
            {
                Handle(token);
            }
        }
    }

    public void Dispose()
    {
        _supervisor.Dispose();
        _executor.Dispose();
        _signals.Dispose();
        _listener.Dispose();
        _poller.Dispose();
        _timer.Dispose();
        _wake.Dispose();
    }

    private void Handle(int token)
    {
        switch (token)
        {
            case WakeToken:
                _wake.Acknowledge();
                TakeSignals();
                break;
            case TimerToken:
                _timer.Acknowledge();
                break;
            case ListenerToken:
                Accept();
                break;
            case ConnectionToken:
                _supervisor.Read();
                break;
            case ProcessToken:
                _supervisor.NoteEnd();
                break;
            case ScriptToken:
                _scripts.Acknowledge();
                _supervisor.PassReports();
                break;
        }
    }

    private void TakeSignals()
    {
        while (_signals.TryTake(out var signal))
        {
            if (signal == PosixSignal.SIGHUP)
            {
                _supervisor.PassHangup();
            }
            else if (signal == Signals.Upgrade)
            {
                _supervisor.Upgrade();
            }
            else
            {
                _supervisor.Stop(MonotonicClock.Now);
            }
        }
    }

    private void Accept()
    {
        if (_listener.Accept() is { } connection && _supervisor.Connect(connection))
        {
            Watch(connection.Fd, ConnectionToken);
        }
    }

    /// <summary>A worker that cannot find its guard does not start, and a run directory that is gone must not keep a node down for ever.</summary>
    private void ListenAgain()
    {
        if (!_files.Stand)
        {
            _files.Restore();
            var listener = RecordSocket.Listen(_files.Socket);
            _listener.Dispose();
            _listener = listener;
            Watch(_listener.Fd, ListenerToken);
        }
    }

    /// <summary>Whoever closes a descriptor takes it out again by that.</summary>
    private void Watch(int fd, int token)
    {
        if (fd >= 0)
        {
            _poller.Add(fd, token);
        }
    }
}
