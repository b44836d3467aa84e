using System.ComponentModel;
using Tandem.Guard.Wills;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>
/// One worker follows another without anything being released (docs/adr/0029-a-worker-follows-in-place.md). The successor waits beside the
/// worker of now, touching nothing; when it is ready that one is killed, which leaves its kernel objects; from then until the successor
/// carries every router the guard keeps what was left, and releases it should that one fail.
/// </summary>
internal sealed class Succession(Executor executor, Action<SuccessionOutcome> told, GuardLog log)
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeldWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(1.5);

    /// <summary>Nothing is lost meanwhile but advertisements; on a machine that does a lot more the kernel once took 1.5 s to clear a process away.</summary>
    private static readonly TimeSpan DiesWithin = TimeSpan.FromSeconds(5);

    /// <summary>Thousands of routers take several seconds. One that stands still is noticed long before.</summary>
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private Func<Life>? _start;
    private Life? _successor;
    private Life? _left;
    private Instant _until = Instant.Never;

    public SuccessionStage Stage { get; private set; }

    public Instant NextAt => _until;

    /// <summary>How many routers that were left were released, because nobody carried them on.</summary>
    public int Released => _left?.Released ?? 0;

    /// <summary>Whether the worker of now is about to end, and is to be followed.</summary>
    public bool ExpectsEnd => Stage is SuccessionStage.Leaving or SuccessionStage.Dying;

    /// <summary>Asks the worker of now; whether anybody is to follow depends on what it says.</summary>
    public void Begin(Life? current, Instant now, Func<Life> start)
    {
        if (current?.ReadySince is null)
        {
            told(new SuccessionOutcome(SuccessionOutcome.Restart, "there is no worker that carries its routers: restart"));
        }
        else if (Stage == SuccessionStage.None)
        {
            _start = start;
            current.Say(SuccessionWord.Ask);
            Enter(SuccessionStage.Asking, now + AnswersWithin);
        }
    }

    public bool TryConnect(RecordSocket connection) => _successor?.TryConnect(connection) == true;

    /// <summary>Something has happened to one of the two, or may have.</summary>
    public void Look(Life? current, Instant now)
    {
        if (_successor is { } successor && Fault(successor) is { } fault)
        {
            Abandon(fault);
        }
        else if (Stage == SuccessionStage.Asking && current?.HandsOver is { } everything)
        {
            Answered(everything, now);
        }
        else if (Stage == SuccessionStage.Waiting && _successor is { IsHeld: true })
        {
            current?.Say(SuccessionWord.Leave);
            Enter(SuccessionStage.Leaving, now + LeavesWithin);
        }
        else if (Stage == SuccessionStage.Leaving && current is { HasLeft: true })
        {
            End(current, now);
        }
    }

    /// <summary>Keeps what was left, and looks whether something takes too long.</summary>
    /// <returns>Why the worker of now is to be ended, or null.</returns>
    public string? Tick(Life? current, Instant now)
    {
        Look(current, now);
        if (Stage is SuccessionStage.Leaving or SuccessionStage.Dying or SuccessionStage.Following)
        {
            executor.Keep((_left ?? current)?.Open ?? []);
        }

        if (now < _until)
        {
            return null;
        }

        switch (Stage)
        {
            case SuccessionStage.Asking:
                Answered(everything: false, now);
                return null;
            case SuccessionStage.Waiting:
                Abandon($"was not ready within {HeldWithin.TotalSeconds} s");
                return null;
            case SuccessionStage.Leaving when current is not null:
                End(current, now);
                return null;
            case SuccessionStage.Dying:
                return "was to be followed, and has not ended";
            case SuccessionStage.Following:
                return $"did not take over within {ReadyWithin.TotalSeconds} s";
            default:
                _until = Instant.Never;
                return null;
        }
    }

    /// <summary>The worker of now is gone.</summary>
    /// <returns>Who follows; null: nobody, and what it held is to be released.</returns>
    public Life? Follow(Life gone, Instant now)
    {
        if (!ExpectsEnd || _successor is not { } successor || Fault(successor) is not null)
        {
            return null;
        }

        (_left, _successor) = (gone, null);
        Enter(SuccessionStage.Following, now + ReadyWithin);
        executor.Keep(gone.Open);
        gone.LeaveInPlace();
        successor.Say(SuccessionWord.Begin);
        log.Information($"worker {gone.Process.Id} has left its routers in place, worker {successor.Process.Id} follows");
        return successor;
    }

    /// <summary>The successor carries all that it can carry. What it does not, because the file has changed for example, is released.</summary>
    public IReadOnlyList<string> Complete(Life current)
    {
        if (_left is not { } left)
        {
            return [];
        }

        var problems = executor.Run([.. left.Open.Where(will => !current.Carries(will))]);
        Forget();
        told(new SuccessionOutcome(SuccessionOutcome.Done, $"worker {current.Process.Id} follows worker {left.Process.Id}, which has left its routers in place"));
        return problems;
    }

    /// <summary>Ends a successor that nothing depends on yet.</summary>
    public void Abandon(string why)
    {
        if (Stage is SuccessionStage.None or SuccessionStage.Following)
        {
            return;
        }

        var outcome = "no worker follows: " + why;
        if (_successor is { } successor)
        {
            var what = Stage == SuccessionStage.Dying ? "the worker before it was ended already, and what that held is released" : "everything goes on as it was";
            outcome = $"worker {successor.Process.Id} does not follow: it {why}; {what}";
            successor.Abandon();
            _successor = null;
        }

        Enter(SuccessionStage.None, Instant.Never);
        told(new SuccessionOutcome(SuccessionOutcome.Failed, outcome));
    }

    /// <summary>The successor has failed: what was left in place is released as if its own worker had died.</summary>
    public IReadOnlyList<string> Release() => _left?.Release() ?? [];

    /// <summary>After the end of the worker that has failed; nothing is left to follow.</summary>
    public IReadOnlyList<string> ReleaseAgain()
    {
        var problems = _left?.ReleaseAgain() ?? [];
        Abandon("is of no use any more");
        if (_left is not null)
        {
            Forget();
            told(new SuccessionOutcome(SuccessionOutcome.Failed, "the worker that was to follow has failed; all addresses were released, and the next one is started"));
        }

        return problems;
    }

    private static string? Fault(Life successor)
    {
        if (successor.Process.WaitForEnd(TimeSpan.Zero))
        {
            return "has ended by itself";
        }

        return successor.Connection is null || successor.Drain(out _) ? null : "has let go of its connection";
    }

    private void Answered(bool everything, Instant now)
    {
        if (everything)
        {
            Enter(SuccessionStage.None, Instant.Never);
            told(new SuccessionOutcome(SuccessionOutcome.Restart, "other nodes would take every address: restart this one, and nothing is lost"));
            return;
        }

        try
        {
            _successor = _start!();
            Enter(SuccessionStage.Waiting, now + HeldWithin);
            log.Information($"worker {_successor.Process.Id} is to follow");
        }
        catch (Exception refused) when (refused is Win32Exception or IOException or UnauthorizedAccessException)
        {
            Abandon($"{refused.Message}; everything goes on as it was");
        }
    }

    /// <summary>A process that is killed leaves its kernel objects as they are, while one that ends in order takes them away.</summary>
    private void End(Life current, Instant now)
    {
        if (_successor is { } successor && Fault(successor) is { } fault)
        {
            Abandon(fault);
            return;
        }

        executor.Keep(current.Open);
        current.Process.Signal(LibC.SIGKILL);
        Enter(SuccessionStage.Dying, now + DiesWithin);
    }

    private void Forget()
    {
        _left?.Retire();
        _left = null;
        Enter(SuccessionStage.None, Instant.Never);
    }

    private void Enter(SuccessionStage stage, Instant until) => (Stage, _until) = (stage, until);
}
