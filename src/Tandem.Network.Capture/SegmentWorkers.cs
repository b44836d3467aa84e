namespace Tandem.Network.Capture;

/// <summary>The threads of one segment for what may take its time.</summary>
/// <param name="Kernel">Macvlans and addresses, in order.</param>
/// <param name="Gate">Builds a gate that is missing: a takeover must not wait for other programs' nftables transactions.</param>
internal sealed record SegmentWorkers(SerialWorker Kernel, SerialWorker Gate) : IDisposable
{
    /// <summary>Two new threads.</summary>
    public static SegmentWorkers For(string interfaceName) => new(new($"kernel-{interfaceName}"), new($"gate-{interfaceName}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        Gate.Dispose();
        Kernel.Dispose();
    }
}
