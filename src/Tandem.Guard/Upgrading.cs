using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Node;

namespace Tandem.Guard;

/// <summary>
/// <c>tandemd --upgrade</c>: tells the guard that runs here to have its worker followed by the one that is installed now, and waits for what comes
/// of it. A guard that does not know of it would be ended by the signal, so the version of its board is looked at first.
/// </summary>
internal static class Upgrading
{
    /// <summary>Longer than a guard tries.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private const int Pace = 50;

    public static int Run(string runDirectory, TextWriter output, TextWriter errors)
    {
        // As everywhere: the supervisor's directory, if it has given one.
        var given = Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY");
        var directory = string.IsNullOrEmpty(given) ? runDirectory : given.Split(':')[0];
        var outcome = Find(directory, out var reason) is { } guard ? Ask(guard.Process, guard.Files) : new SuccessionOutcome(SuccessionOutcome.Restart, reason);
        (outcome.Code == SuccessionOutcome.Done ? output : errors).WriteLine($"tandemd: {outcome.Sentence}");
        return outcome.Code;
    }

    private static (int Process, string Files)? Find(string directory, out string reason)
    {
        foreach (var board in Directory.Exists(directory) ? Directory.GetFiles(directory, GuardFiles.Prefix + "*" + GuardFiles.BoardEnding) : [])
        {
            var name = Path.GetFileNameWithoutExtension(board)[GuardFiles.Prefix.Length..];
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var process) || !IsGuard(process))
            {
                continue;
            }

            using var understood = GuardBoard.Attach(board, out var refusal);
            reason = understood is null ? $"the guard that runs here is of a version that works with another worker: {refusal}" : "";
            return understood is null ? null : (process, board[..^GuardFiles.BoardEnding.Length]);
        }

        reason = $"no guard of {directory} is running";
        return null;
    }

    private static bool IsGuard(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n') == InstanceLock.Guard;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static SuccessionOutcome Ask(int process, string files)
    {
        var path = files + GuardFiles.OutcomeEnding;
        File.Delete(path);
        if (LibC.kill(process, (int)Signals.Upgrade) != 0)
        {
            return new(SuccessionOutcome.Failed, $"the guard {process} cannot be told: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        using var nothing = new Poller();
        Span<int> none = stackalloc int[1];
        var latest = MonotonicClock.Now + Longest;
        while (MonotonicClock.Now < latest)
        {
            if (SuccessionOutcome.Load(path) is { } outcome)
            {
                return outcome;
            }

            _ = nothing.Wait(none, Pace);
        }

        return new(SuccessionOutcome.Failed, $"the guard {process} has not answered within {Longest.TotalSeconds} s; its log says more");
    }
}
