using System.ComponentModel;
using Tandem.Network.Checks;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Guard;

/// <summary>
/// The worker's end: its wills, its beat, the scripts it has run, and the news that the guard is gone. It is never closed: the guard acts on the end of the
/// connection, so that has to be the end of the process.
/// </summary>
public sealed class GuardLink
{
    /// <summary>How long a guard may leave its socket unread before it counts as gone.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(5);

    private readonly GuardBoard _board;
    private readonly RecordSocket _socket;
    private readonly Lock _lock = new();
    private readonly byte[] _bytes = new byte[GuardRecordCodec.MaxLength];
    private readonly SortedSet<int> _free = [.. Enumerable.Range(0, GuardBoard.SlotCount)];
    private readonly PendingScripts _scripts = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GuardLink(GuardBoard board, RecordSocket socket)
    {
        _board = board;
        _socket = socket;
        new Thread(WaitForEnd) { Name = "guard", IsBackground = true }.Start();
    }

    /// <summary>Completes when the guard is gone.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Whether this process waits beside another worker until it is told to begin.</summary>
    public static bool IsSuccessor => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(GuardPaths.SuccessorVariable));

    /// <summary>Told what the guard says, on the thread that listens to it; must not wait.</summary>
    public Action<SuccessionWord>? Heed { get; set; }

    /// <summary>Finds the guard that has started this process.</summary>
    /// <returns>Null without a refusal when there is none.</returns>
    public static GuardLink? FromEnvironment(out Refusal? refusal)
    {
        refusal = null;
        var board = Environment.GetEnvironmentVariable(GuardPaths.BoardVariable);
        var socket = Environment.GetEnvironmentVariable(GuardPaths.SocketVariable);
        return string.IsNullOrEmpty(board) || string.IsNullOrEmpty(socket) ? null : Attach(board, socket, out refusal);
    }

    internal static GuardLink? Attach(string boardPath, string socketPath, out Refusal? refusal)
    {
        try
        {
            return GuardBoard.Attach(boardPath, out refusal) is { } board
                ? new GuardLink(board, RecordSocket.Connect(socketPath, LongestSend))
                : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or Win32Exception)
        {
            refusal = new Refusal($"the guard that {GuardPaths.SocketVariable} names is not there ({refused.Message})", 0, "start tandemd, or unset the variable");
            return null;
        }
    }

    /// <summary>A place on the board for one router; null when all are taken.</summary>
    public int? Take()
    {
        lock (_lock)
        {
            return _free.Count > 0 && _free.Min is var slot && _free.Remove(slot) ? slot : null;
        }
    }

    /// <summary>What the link loop marks when it opens and closes the router at this place.</summary>
    public SlotMark MarkOf(int slot) => new(_board, slot);

    /// <summary>Leaves a will, or another one. When it returns, the guard acts on it.</summary>
    public void Store(int slot, LastWill will) => Send(new GuardRecord.Stored(slot, will));

    /// <summary>Takes a will back, and gives the place free.</summary>
    public void Forget(int slot)
    {
        Send(new GuardRecord.Forgotten(slot));
        lock (_lock)
        {
            _free.Add(slot);
        }
    }

    /// <summary>Says that every router that can be carried is.</summary>
    public void TellReady(int routers) => Send(new GuardRecord.Ready(routers));

    /// <summary>Says that this successor is ready to begin.</summary>
    public void TellHeld() => Send(new GuardRecord.Held());

    /// <summary>Says whether everything could be handed over to other nodes.</summary>
    public void TellHandsOver(bool everything) => Send(new GuardRecord.HandsOver(everything));

    /// <summary>Says that this process may be ended, and nothing would be missing.</summary>
    public void TellLeft() => Send(new GuardRecord.Left());

    /// <summary>Has a script run that is fit for a record.</summary>
    /// <returns>Its number, and its end: null when the guard is gone.</returns>
    internal (uint Id, Task<ScriptReport?> Ended) Order(ScriptCommand command, TimeSpan limit)
    {
        var script = _scripts.Add();
        Send(new GuardRecord.ScriptWanted(script.Id, command, limit));
        return script;
    }

    /// <summary>Has a script ended at once if it has not ended by now.</summary>
    internal void GiveUp(uint id)
    {
        if (_scripts.Remove(id))
        {
            Send(new GuardRecord.ScriptGivenUp(id));
        }
    }

    /// <summary>Says that a part of the worker has just moved.</summary>
    public void Beat(Progress part, Instant now) => _board.Beat(part, now);

    /// <summary>Says how long a part of the worker may stand still before the guard ends it.</summary>
    public void Allow(Progress part, TimeSpan longest) => _board.Allow(part, longest);

    private void Send(GuardRecord record)
    {
        lock (_lock)
        {
            var length = GuardRecordCodec.Write(record, _bytes);
            if (_socket.Send(_bytes.AsSpan(0, length)) != 0)
            {
                _lost.TrySetResult();
            }
        }
    }

    private void WaitForEnd()
    {
        Span<byte> bytes = stackalloc byte[ScriptReportCodec.MaxLength];
        while (_socket.Receive(bytes) is > 0 and var length)
        {
            if (ScriptReportCodec.TryRead(bytes[..length]) is { } report)
            {
                _scripts.Complete(report);
            }
            else if (SuccessionWordCodec.TryRead(bytes[..length]) is { } word)
            {
                Heed?.Invoke(word);
            }
        }

        _scripts.End();
        _lost.TrySetResult();
    }
}
