using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>One run of a probe, by the real clock.</summary>
internal static class Probing
{
    private const int MostTries = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Again when this process itself was late, and the probe rightly says so: other tests keep the pool's threads busy meanwhile.</summary>
    public static async Task<ProbeResult> Run(CheckTarget target, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        for (var tries = 1; ; tries++)
        {
            var result = await RunOnce(target, timeout, time);
            if (tries == MostTries || result is not ProbeResult.Unknown { Detail: var why } || !why.StartsWith("this node itself was ", StringComparison.Ordinal))
            {
                return result;
            }
        }
    }

    private static async Task<ProbeResult> RunOnce(CheckTarget target, TimeSpan? timeout, TimeProvider? time)
    {
        var ended = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new Prober(new ScriptRunner(TimeProvider.System), time ?? TimeProvider.System).Begin(target, timeout ?? TimeSpan.FromSeconds(10), ended.SetResult);
        return await ended.Task.WaitAsync(Limit);
    }
}
