using Tandem.Guard.Scripts;
using Tandem.Guard.Wills;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>One worker from its start to its end: the process, its board, its connection and its wills.</summary>
internal sealed class Life : IDisposable
{
    /// <summary>The kernel clears away what is killed within tens of milliseconds; the one that holds the addresses must be looked after meanwhile.</summary>
    private static readonly TimeSpan LongestAbandoning = TimeSpan.FromMilliseconds(200);

    private readonly WillStore _wills = new();
    private readonly Executor _executor;
    private readonly ScriptDesk _scripts;
    private readonly int _number;
    private readonly GuardBoard _board;
    private readonly byte[] _bytes = new byte[GuardRecordCodec.MaxLength];

    private readonly HashSet<LastWill> _released = new(ReferenceEqualityComparer.Instance);
    private bool _toldReady;
    private bool _isEnding;

    private Life(WorkerProcess process, GuardBoard board, Executor executor, ScriptDesk scripts, Instant now)
    {
        Process = process;
        _board = board;
        _executor = executor;
        _scripts = scripts;
        _number = scripts.BeginLife();
        Use = new RealTimeUse(process.Id);
        StartedAt = now;
    }

    public WorkerProcess Process { get; }

    /// <summary>How many routers were released.</summary>
    public int Released => _released.Count;

    /// <summary>Ended by SIGTERM before it listened for it, and so before it held anything.</summary>
    public bool DiedOfOurSignal => Released == 0 && Process.WasEndedBy(LibC.SIGTERM);

    public RealTimeUse Use { get; }

    public Instant StartedAt { get; }

    public RecordSocket? Connection { get; private set; }

    /// <summary>When it said that it was ready.</summary>
    public Instant? ReadySince { get; private set; }

    /// <summary>How many routers it carries.</summary>
    public int Routers => _wills.ReadyRouters ?? 0;

    /// <summary>A successor that is ready to begin.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>What it said last when it was asked whether it could hand over everything; null: nothing yet.</summary>
    public bool? HandsOver { get; private set; }

    /// <summary>Whether it has written what it had to since it was told that somebody waits.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>What is open now.</summary>
    public IReadOnlyList<LastWill> Open => _wills.Open(_board.IsOpen);

    /// <summary>Whether it has a will for the router of this one.</summary>
    public bool Carries(LastWill will) => _wills.Has(will);

    /// <summary>A part of it, now.</summary>
    public Pulse PulseOf(Progress part) => new(part, _board.LastBeat(part), _board.Allowed(part));

    public static Life Begin(WorkerProgram program, GuardFiles files, Executor executor, ScriptDesk scripts, bool successor = false)
    {
        var board = GuardBoard.Create(files.Board);
        try
        {
            return new Life(WorkerProcess.Start(program.StartInfo(files, successor)), board, executor, scripts, MonotonicClock.Now);
        }
        catch
        {
            board.Dispose();
            throw;
        }
    }

    /// <summary>Takes the worker's connection; a second one is not wanted.</summary>
    public bool TryConnect(RecordSocket connection)
    {
        if (Connection is not null)
        {
            return false;
        }

        Connection = connection;
        return true;
    }

    /// <summary>Reads what has been received.</summary>
    /// <param name="problem">One line when a record could not be taken.</param>
    /// <returns>False: the connection has ended, by the worker or because of what it sent.</returns>
    public bool Drain(out string? problem)
    {
        problem = null;
        while (Connection is { } connection)
        {
            var length = connection.Receive(_bytes);
            if (length < 0)
            {
                return true;
            }

            if (length == 0)
            {
                return false;
            }

            if (GuardRecordCodec.TryRead(_bytes.AsSpan(0, length)) is not { } record)
            {
                problem = $"worker {Process.Id} sent a record that is none ({length} bytes): its connection is ended";
                Disconnect();
                return false;
            }

            problem = Note(record) ?? problem;
        }

        return false;
    }

    /// <summary>True once: it is ready and nobody has said so.</summary>
    public bool TryTellReady() => ReadySince is not null && !_toldReady && (_toldReady = true);

    public void Disconnect()
    {
        Connection?.Dispose();
        Connection = null;
    }

    /// <summary>A word that is not read in time is as good as none, and whoever says it has a limit for the answer.</summary>
    public void Say(SuccessionWord word)
    {
        (HandsOver, HasLeft) = (null, false);
        _ = Connection?.Send(SuccessionWordCodec.Write(word));
    }

    /// <summary>
    /// Its process is gone and has left everything in place. The descriptors that tell of its end are closed; wills, board and what is
    /// needed to carry them out stay.
    /// </summary>
    public void LeaveInPlace()
    {
        _isEnding = true;
        _ = Drain(out _);
        Disconnect();
        _scripts.EndAll();
        Process.Reap();
        Process.Dispose();
    }

    /// <summary>A successor that has not begun is ended: it holds nothing, and nothing of the executor's is its own.</summary>
    public void Abandon()
    {
        Process.Signal(LibC.SIGKILL);
        if (Process.WaitForEnd(LongestAbandoning))
        {
            Process.Reap();
        }

        Disconnect();
        _board.Dispose();
        Process.Dispose();
    }

    /// <summary>After <see cref="LeaveInPlace"/>: another one has taken all of it over.</summary>
    public void Retire() => _board.Dispose();

    /// <summary>Tells the worker what has become of its scripts. One that does not read is not waited for: it has a limit of its own.</summary>
    public void PassReports()
    {
        Span<byte> bytes = stackalloc byte[ScriptReportCodec.MaxLength];
        while (_scripts.TryTake(_number, out var report))
        {
            _ = Connection?.Send(bytes[..ScriptReportCodec.Write(report, bytes)]);
        }
    }

    /// <summary>
    /// Carries out the wills of the routers that are open; what the worker said last is read first. Scripts that it has no more use for are
    /// ended after that, and none is begun.
    /// </summary>
    public IReadOnlyList<string> Release()
    {
        _isEnding = true;
        _ = Drain(out _);
        var open = _wills.Open(_board.IsOpen);
        _released.UnionWith(open);
        var problems = _executor.Run(open);
        _scripts.EndAll();
        return problems;
    }

    /// <summary>After the worker's end: makes sure that what was released has stayed so, and that nothing was opened meanwhile.</summary>
    public IReadOnlyList<string> ReleaseAgain()
    {
        _executor.Repeat([.. _released]);
        List<LastWill> late = [.. _wills.Open(_board.IsOpen).Where(_released.Add)];
        return _executor.Run(late);
    }

    public void Dispose()
    {
        Disconnect();
        _executor.Forget();
        _board.Dispose();
        Process.Dispose();
    }

    private string? Note(GuardRecord record)
    {
        switch (record)
        {
            case GuardRecord.ScriptWanted or GuardRecord.ScriptGivenUp when _isEnding:
                return null;
            case GuardRecord.ScriptWanted wanted:
                _scripts.Begin(_number, wanted);
                return null;
            case GuardRecord.Held:
                IsHeld = true;
                return null;
            case GuardRecord.HandsOver(var everything):
                HandsOver = everything;
                return null;
            case GuardRecord.Left:
                HasLeft = true;
                return null;
            case GuardRecord.ScriptGivenUp given:
                _scripts.GiveUp(_number, given.Id);
                return null;
        }

        _wills.Note(record);
        if (record is GuardRecord.Ready)
        {
            ReadySince ??= MonotonicClock.Now;
        }

        return record is GuardRecord.Stored(_, var will) ? _executor.Prepare(will) : null;
    }
}
