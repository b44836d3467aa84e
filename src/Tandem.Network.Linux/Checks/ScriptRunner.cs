using System.ComponentModel;
using System.Diagnostics;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>
/// Runs scripts as children of this process, each in a session of its own, so that all it starts can be ended with it. The programs that
/// prepare it are those of util-linux and coreutils: by them no page of this process is copied, as setting a user in a forked child would.
/// </summary>
/// <param name="time">Its clock.</param>
public sealed class ScriptRunner(TimeProvider time) : IScriptRunner
{
    /// <summary>From SIGTERM to SIGKILL.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>After the end of a script somebody it started may still hold its output open.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public async Task<ScriptEnding> RunAsync(ScriptCommand command, TimeSpan limit, CancellationToken cancellation)
    {
        var start = ScriptStart.For(command, limit + Grace + Grace, out var refusal);
        if (start is null)
        {
            return new ScriptEnding.Refused(refusal);
        }

        Process process;
        try
        {
            Descriptors.KeepToOurselves();
            process = RealTime.AsOrdinary(() => Process.Start(start)) ?? throw new InvalidOperationException($"{start.FileName} was not started");
        }
        catch (Win32Exception refused)
        {
            return new ScriptEnding.Refused($"{start.FileName} cannot be started: {refused.Message}");
        }

        using (process)
        {
            process.StandardInput.Close();
            return await Follow(process, new ScriptGroup(process.Id), limit, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ScriptEnding> Follow(Process process, ScriptGroup group, TimeSpan limit, CancellationToken cancellation)
    {
        var last = new LastLine();
        var output = Task.WhenAll(last.ReadAsync(process.StandardOutput.BaseStream), last.ReadAsync(process.StandardError.BaseStream));
        var ended = process.WaitForExitAsync(CancellationToken.None);
        try
        {
            if (await EndsWithin(ended, limit, cancellation).ConfigureAwait(false))
            {
                _ = await EndsWithin(output, LastWords, cancellation).ConfigureAwait(false);
                return new ScriptEnding.Exited(process.ExitCode, last.Text);
            }

            var starved = group.WaitedForProcessor(limit / 2);
            group.Signal(LibC.SIGTERM);
            if (await EndsWithin(ended, Grace, cancellation).ConfigureAwait(false))
            {
                _ = await EndsWithin(output, LastWords, cancellation).ConfigureAwait(false);
            }

            return new ScriptEnding.TimedOut(last.Text, starved);
        }
        finally
        {
            group.Signal(LibC.SIGKILL);
            await ended.ConfigureAwait(false);
        }
    }

    private async Task<bool> EndsWithin(Task task, TimeSpan span, CancellationToken cancellation)
    {
        try
        {
            await task.WaitAsync(span, time, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
