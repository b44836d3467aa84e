using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Guard;

/// <summary>Has the guard run scripts: it may do it as other users, and this process need not be able to.</summary>
/// <param name="guard">The way to it.</param>
/// <param name="time">Its clock.</param>
public sealed class GuardScripts(GuardLink guard, TimeProvider time) : IScriptRunner
{
    /// <summary>A script that is ended has a second for it; the rest is for a guard that has more urgent things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public async Task<ScriptEnding> RunAsync(ScriptCommand command, TimeSpan limit, CancellationToken cancellation)
    {
        if (!ScriptOrderCodec.Fits(command, limit))
        {
            return new ScriptEnding.Refused(string.Create(
                CultureInfo.InvariantCulture, $"its command line is longer than the guard takes ({GuardRecordCodec.MaxLength} bytes, {byte.MaxValue} words)"));
        }

        var (id, ended) = guard.Order(command, limit);
        try
        {
            return EndingOf(await ended.WaitAsync(limit + Patience, time, cancellation).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return new ScriptEnding.Unknown("the guard, which runs scripts, has not answered");
        }
        finally
        {
            guard.GiveUp(id);
        }
    }

    private static ScriptEnding EndingOf(ScriptReport? report) => report switch
    {
        { Outcome: ScriptOutcome.Exited } => new ScriptEnding.Exited(report.Code, report.Text),
        { Outcome: ScriptOutcome.TimedOut } => new ScriptEnding.TimedOut(report.Text, Starved: false),
        { Outcome: ScriptOutcome.Starved } => new ScriptEnding.TimedOut(report.Text, Starved: true),
        { Outcome: ScriptOutcome.Refused } => new ScriptEnding.Refused(report.Text),
        { } => new ScriptEnding.Unknown(report.Text),
        null => new ScriptEnding.Unknown("the guard, which runs scripts, is gone"),
    };
}
