using System.Runtime.InteropServices;

namespace Tandem.Node;

/// <summary>SIGHUP, from the guard or whoever else: read the configuration again. Without anybody listening it would end the process.</summary>
internal sealed class HangupSignal : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private readonly TaskCompletionSource<NodeReload> _reload = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HangupSignal() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        _ = FollowAsync();
    });

    /// <summary>Follows from now on, also what came before.</summary>
    public void Follow(NodeReload reload) => _reload.TrySetResult(reload);

    public void Dispose() => _registration.Dispose();

    private async Task FollowAsync() => await (await _reload.Task.ConfigureAwait(false)).ReloadAsync().ConfigureAwait(false);
}
