using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Scripts;

/// <summary>What the guard's loop wants of the scripts' thread. Numbers of scripts are the worker's own; so each comes with its worker.</summary>
internal abstract record ScriptTask
{
    private ScriptTask()
    {
    }

    /// <summary>Run one.</summary>
    public sealed record Begin(int Life, GuardRecord.ScriptWanted Wanted) : ScriptTask;

    /// <summary>End one at once.</summary>
    public sealed record GiveUp(int Life, uint Id) : ScriptTask;

    /// <summary>End all at once: their worker is gone.</summary>
    public sealed record EndAll : ScriptTask;
}
