namespace Tandem.Api.Metrics.Otlp;

/// <summary>Sends the metrics by OTLP, now and again. Nothing waits for it, and a collector that is away costs one line.</summary>
public sealed class OtlpExport : IAsyncDisposable
{
    /// <summary>A collector that hangs holds up no end of this process.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    private OtlpExport(OtlpOptions options, MetricReader reader, ApiPorts ports, Action<string> warn) => _running = Task.Run(() => RunAsync(options, reader, ports, warn), _ending.Token);

    /// <summary>Null when nothing is measured. Returns at once.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="ports">What is measured.</param>
    /// <param name="warn">Takes a line for the log.</param>
    public static OtlpExport? Start(OtlpOptions options, ApiPorts ports, Action<string> warn) =>
        ports.Metrics is { } sources ? new(options, new MetricReader(ports.Configured, ports.Eyes, sources), ports, warn) : null;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(LongestEnd, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(OtlpOptions options, MetricReader reader, ApiPorts ports, Action<string> warn)
    {
        try
        {
            using var pipe = new OtlpPipe(options, ports.Facts, ports.Metrics!.Version);
            using var timer = new PeriodicTimer(options.Interval, ports.Time);
            var wasTaken = true;
            do
            {
                var isTaken = pipe.Send(await reader.ReadAsync(_ending.Token).ConfigureAwait(false));
                if (isTaken != wasTaken)
                {
                    warn(isTaken ? $"{options.Address} takes the metrics again" : $"{options.Address} does not take the metrics (tandem.metrics.otlp); tried again every {options.Interval.TotalSeconds} s");
                }

                wasTaken = isTaken;
            }
            while (await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // This node stops.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            warn($"the metrics are no longer sent to {options.Address}: {fault.GetBaseException().Message}; addresses are unaffected");
        }
    }
}
