using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>One run of a probe, by the real clock.</summary>
internal static class Probing
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<ProbeResult> Run(CheckTarget target, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var ended = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var run = new Prober(new ScriptRunner(TimeProvider.System), time ?? TimeProvider.System).Begin(target, timeout ?? TimeSpan.FromSeconds(10), ended.SetResult);
        return await ended.Task.WaitAsync(Limit);
    }
}
