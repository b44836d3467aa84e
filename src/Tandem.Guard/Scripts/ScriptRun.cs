using Tandem.Network.Linux;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Scripts;

/// <summary>
/// One script from its start until nothing is left of it. At its time-out it is asked to end, and a second later killed, each with all that it
/// started. Its number is given back only after that, so that no other process can have it when its group is killed.
/// </summary>
internal sealed class ScriptRun(int life, GuardRecord.ScriptWanted wanted, ScriptProcess process, Instant now) : IDisposable
{
    /// <summary>From SIGTERM to SIGKILL.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>After the end of a script somebody it started may still hold its output open.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);

    private readonly LastLine _last = new();
    private readonly List<byte> _line = LastLine.NewLine();
    private ScriptOutcome _outcome = ScriptOutcome.Exited;
    private bool _hasEnded;
    private bool _isOutputOver;

    public int Life => life;

    public uint Id => wanted.Id;

    public string Check => wanted.Command.Check;

    public ScriptProcess Process => process;

    /// <summary>SIGKILL was sent; it may take the kernel a while, or for ever.</summary>
    public bool IsKilled { get; private set; }

    /// <summary>When <see cref="Tick"/> is wanted.</summary>
    public Instant NextAt { get; private set; } = now + wanted.Limit;

    /// <summary>Nothing more is to be expected of it.</summary>
    public bool IsOver(Instant now) => _hasEnded && (_isOutputOver || IsKilled || now >= NextAt);

    /// <summary>What is told when it is over, or cannot be ended.</summary>
    public ScriptReport Report(int? code) => _outcome == ScriptOutcome.Exited && code is null
        ? new ScriptReport(Id, ScriptOutcome.Busy, 0, "its exit code was lost")
        : new ScriptReport(Id, _outcome, code ?? 0, _last.Text);

    /// <summary>Takes what it wrote, in small pieces: others are to have their turn.</summary>
    /// <returns>False: that was all.</returns>
    public bool ReadOutput()
    {
        Span<byte> bytes = stackalloc byte[4096];
        if (process.Read(bytes) is not 0 and var length)
        {
            _last.Take(bytes[..Math.Max(length, 0)], _line);
            return true;
        }

        return !(_isOutputOver = true);
    }

    /// <summary>It has ended.</summary>
    public void NoteEnd(Instant now)
    {
        _hasEnded = true;
        NextAt = now + LastWords;
    }

    /// <summary>Ends it, gently first, when it has taken too long.</summary>
    /// <returns>True, once: not even SIGKILL has ended it, and nobody is to wait for it any longer.</returns>
    public bool Tick(Instant now)
    {
        if (_hasEnded || now < NextAt)
        {
            return false;
        }

        if (IsKilled)
        {
            NextAt = Instant.Never;
            return true;
        }

        if (_outcome == ScriptOutcome.Exited)
        {
            _outcome = process.WaitedForProcessor(wanted.Limit / 2) ? ScriptOutcome.Starved : ScriptOutcome.TimedOut;
            process.Signal(LibC.SIGTERM);
            NextAt = now + Grace;
            return false;
        }

        Kill(now);
        return false;
    }

    /// <summary>Ends it and all that it started at once.</summary>
    public void Kill(Instant now)
    {
        process.Signal(LibC.SIGKILL);
        NextAt = IsKilled ? NextAt : now + Grace;
        IsKilled = true;
    }

    public void Dispose() => process.Dispose();
}
