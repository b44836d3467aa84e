using Microsoft.Extensions.Hosting;

namespace Tandem.Api;

/// <summary>The signals belong to the process, which has addresses to release; the usual lifetime would take SIGTERM for itself.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
